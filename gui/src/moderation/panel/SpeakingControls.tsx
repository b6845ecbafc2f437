import { MicOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Segmented } from '../../ui/Segmented';
import { SelectField } from '../../ui/SelectField';
import { moderationOf } from '../moderation';
import { useRoomNow } from '../viewer';
import { Part } from './Part';
import { useSettings } from './useSettings';

/** Seconds between two unmutes or hands of one person. */
const slowModes = [0, 5, 10, 30, 60, 300];
/** Places on a stage; 0 for as many as there are people. */
const speakerCaps = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50];

/** Who may speak, and how often. */
export function SpeakingControls() {
  const { t } = useTranslation('moderation');
  const { settings, change } = useSettings();
  const seconds = Math.round(settings.slowModeMs / 1000);
  return (
    <Part title={t('room.speaking')} action={<MuteEveryone />}>
      <Segmented
        label={t('room.mode')}
        value={settings.mode}
        onChange={(mode) => change({ mode })}
        choices={[
          { value: 'open', label: t('room.open') },
          { value: 'stage', label: t('room.stage') },
        ]}
      />
      {settings.mode === 'stage' && (
        <SelectField
          label={t('room.speakerCap')}
          value={String(settings.speakerCap ?? 0)}
          choices={withChosen(speakerCaps, settings.speakerCap ?? 0).map((cap) => ({
            value: String(cap),
            label: cap === 0 ? t('room.noCap') : String(cap),
          }))}
          onChange={(value) => change({ speakerCap: Number(value) })}
        />
      )}
      <SelectField
        label={t('room.slowMode')}
        hint={t('room.slowModeHint')}
        value={String(seconds)}
        choices={withChosen(slowModes, seconds).map((each) => ({
          value: String(each),
          label: each === 0 ? t('room.slowOff') : t('room.seconds', { count: each }),
        }))}
        onChange={(value) => change({ slowModeMs: Number(value) * 1000 })}
      />
    </Part>
  );
}

/** What is offered, and what was chosen elsewhere. */
function withChosen(offered: readonly number[], chosen: number): readonly number[] {
  return offered.includes(chosen) ? offered : [...offered, chosen].toSorted((a, b) => a - b);
}

function MuteEveryone() {
  const { t } = useTranslation('moderation');
  const { streamId, people } = useRoomNow();
  const [busy, setBusy] = useState(false);
  return (
    <Button
      size="small"
      busy={busy}
      icon={<MicOff size={16} aria-hidden="true" />}
      onClick={() => {
        setBusy(true);
        void moderationOf(streamId)
          .muteEveryone(people)
          .finally(() => setBusy(false));
      }}
    >
      {t('room.muteEveryone')}
    </Button>
  );
}
