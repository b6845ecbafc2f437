import { SlidersVertical, VolumeX } from 'lucide-react';
import { useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { editPerson } from '../../api/settingsEdits';
import { voiceSettings } from '../../api/settingsStore';
import type { Participant } from '../../api/types';
import { useVoiceSettings } from '../../api/useVoiceSettings';
import { type PersonChoices, personChoices } from '../../api/voiceSettings';
import { IconButton } from '../../ui/Button';
import { Slider } from '../../ui/Slider';
import { SwitchField } from '../../ui/SwitchField';
import styles from './PersonMenu.module.css';

/** How loud somebody is for oneself alone. */
export function PersonMenu({ participant: { userId, displayName } }: { participant: Participant }) {
  const { t } = useTranslation('voice');
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const choices = personChoices(useVoiceSettings(), userId);
  return (
    <>
      <IconButton
        ref={button}
        size="small"
        className={choices.muted ? styles.muted : styles.trigger}
        label={t(choices.muted ? 'person.menuMuted' : 'person.menu', { name: displayName })}
        aria-haspopup="dialog"
        aria-expanded={open}
        icon={choices.muted ? <VolumeX size={17} /> : <SlidersVertical size={16} />}
        onClick={() => setOpen(!open)}
      />
      <Popover
        triggerRef={button}
        isOpen={open}
        onOpenChange={setOpen}
        placement="bottom end"
        className={styles.popover ?? ''}
      >
        <Dialog className={styles.dialog ?? ''} aria-label={t('person.menu', { name: displayName })}>
          <p className={styles.name}>
            <bdi>{displayName}</bdi>
          </p>
          <Loudness choices={choices} />
        </Dialog>
      </Popover>
    </>
  );
}

function Loudness({ choices: { userId, volumePercent, muted } }: { choices: PersonChoices }) {
  const { t } = useTranslation('voice');
  return (
    <>
      <Slider
        label={t('person.volume')}
        value={volumePercent}
        min={0}
        max={200}
        step={5}
        usual={100}
        disabled={muted}
        format={(value) => t('stats.percent', { value })}
        onChange={(next) => voiceSettings.change(editPerson(userId, { volumePercent: next }))}
      />
      <SwitchField
        label={t('person.mute')}
        hint={t('person.muteHint')}
        selected={muted}
        onChange={(next) => voiceSettings.change(editPerson(userId, { muted: next }))}
      />
    </>
  );
}
