import { MicOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomSettings } from '../../api/moderationTypes';
import type { Room } from '../../api/types';
import { useReadable } from '../../store/useReadable';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Notice } from '../../ui/Notice';
import { Segmented } from '../../ui/Segmented';
import { SelectField } from '../../ui/SelectField';
import { SwitchField } from '../../ui/SwitchField';
import { moderationOf } from '../moderation';
import { may } from '../roles';
import { useRoomNow } from '../viewer';
import { AccessControls } from './AccessControls';
import { LineField } from './LineField';
import { Part } from './Part';

/** Seconds between two unmutes or hands of one person. */
const slowModes = [0, 5, 10, 30, 60, 300];
/** Places on a stage; 0 for as many as there are people. */
const speakerCaps = [0, 1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50];
const LONGEST_STATUS = 140;

/** How the room is set. Changes hold at once, and go back with words where they are refused. */
export function RoomControls() {
  const { viewer, room } = useRoomNow();
  return (
    <>
      <Soundless />
      <Speaking />
      <Shown />
      {may('change_room_access', viewer.role, room.mode) && (
        <>
          <AccessControls />
          <Sizes />
          <Closing />
        </>
      )}
    </>
  );
}

/** The room's settings as they will be, and how to change them. */
export function useSettings() {
  const { streamId, room } = useRoomNow();
  const moderation = moderationOf(streamId);
  const pending = useReadable(moderation.settings);
  const settings: Room & Pick<Partial<RoomSettings>, 'succession'> = { ...room, ...pending };
  return { settings, change: (change: Partial<RoomSettings>) => moderation.changeRoom(change) };
}

function Speaking() {
  const { t } = useTranslation('moderation');
  const { settings, change } = useSettings();
  const seconds = Math.round(settings.slowModeMs / 1000);
  const choices = slowModes.includes(seconds) ? slowModes : [...slowModes, seconds].toSorted((a, b) => a - b);
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
          choices={capChoices(settings.speakerCap ?? 0).map((cap) => ({
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
        choices={choices.map((each) => ({
          value: String(each),
          label: each === 0 ? t('room.slowOff') : t('room.seconds', { count: each }),
        }))}
        onChange={(value) => change({ slowModeMs: Number(value) * 1000 })}
      />
    </Part>
  );
}

function capChoices(cap: number): readonly number[] {
  return speakerCaps.includes(cap) ? speakerCaps : [...speakerCaps, cap].toSorted((a, b) => a - b);
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

function Shown() {
  const { t } = useTranslation('moderation');
  const { people } = useRoomNow();
  const { settings, change } = useSettings();
  const known = people.some(({ userId }) => userId === settings.pinned);
  return (
    <Part title={t('room.shown')}>
      <LineField
        label={t('room.statusLine')}
        hint={t('room.statusLineHint')}
        value={settings.statusLine}
        maxLength={LONGEST_STATUS}
        onSave={(statusLine) => change({ statusLine })}
      />
      <SelectField
        label={t('room.pinned')}
        value={known ? (settings.pinned ?? '') : ''}
        choices={[
          { value: '', label: t('room.nobody') },
          ...people.map(({ userId, displayName }) => ({ value: userId, label: displayName })),
        ]}
        onChange={(pinned) => change({ pinned })}
      />
      <SwitchField
        label={t('room.locked')}
        hint={t('room.lockedHint')}
        selected={settings.locked}
        onChange={(locked) => change({ locked })}
      />
    </Part>
  );
}

function Sizes() {
  const { t } = useTranslation('moderation');
  const { settings, change } = useSettings();
  const save = (key: 'softCap' | 'hardCap') => (text: string) => {
    const cap = Number(text);
    if (Number.isInteger(cap) && cap > 0) change({ [key]: cap });
  };
  return (
    <Part title={t('room.sizes')}>
      <LineField
        label={t('room.hardCap')}
        hint={t('room.hardCapHint')}
        value={String(settings.hardCap)}
        maxLength={3}
        numeric
        onSave={save('hardCap')}
      />
      <LineField
        label={t('room.softCap')}
        hint={t('room.softCapHint')}
        value={String(settings.softCap)}
        maxLength={3}
        numeric
        onSave={save('softCap')}
      />
    </Part>
  );
}

function Closing() {
  const { t } = useTranslation('moderation');
  const { room } = useRoomNow();
  const { change } = useSettings();
  const [asking, setAsking] = useState(false);
  const closed = room.status === 'closed';
  return (
    <Part title={t('room.closing')}>
      <p>{t(closed ? 'room.closedText' : 'room.closeText')}</p>
      <div>
        {closed ? (
          <Button onClick={() => change({ closed: false })}>{t('room.reopen')}</Button>
        ) : (
          <Button look="danger" onClick={() => setAsking(true)}>
            {t('room.close')}
          </Button>
        )}
      </div>
      {asking && (
        <ConfirmDialog
          title={t('room.closeTitle')}
          confirm={t('room.close')}
          busy={false}
          problem={null}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            change({ closed: true });
          }}
        >
          {t('room.closeText')}
        </ConfirmDialog>
      )}
    </Part>
  );
}

/** Who has a seat and no sound: their connection to the media server is missing. */
function Soundless() {
  const { t } = useTranslation('moderation');
  const { people } = useRoomNow();
  const without = people.filter(
    ({ media, presence }) => presence === 'present' && (media === 'none' || media === 'lost'),
  );
  if (without.length === 0) return null;
  return (
    <Notice tone="warning">
      {t('room.soundless', { names: without.map(({ displayName }) => displayName).join(', ') })}
    </Notice>
  );
}
