import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SanctionScope } from '../api/moderationTypes';
import type { Participant } from '../api/types';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Segmented } from '../ui/Segmented';
import { SelectField } from '../ui/SelectField';
import styles from './Dialogs.module.css';
import { banLengths, useLengthWords } from './lengths';
import { moderationOf } from './moderation';
import { ReasonField } from './ReasonField';
import { may } from './roles';
import { useRoomNow } from './viewer';

type BanDialogProps = { people: readonly Participant[]; reason: string; onClose: () => void };

/** Asks before somebody is kept out for long: where, for how long, and why. */
export function BanDialog({ people, reason: first, onClose }: BanDialogProps) {
  const room = useRoomNow();
  const { t } = useTranslation('moderation');
  const words = useLengthWords();
  const [scope, setScope] = useState<SanctionScope>('room');
  const [durationMs, setDurationMs] = useState<number | undefined>(banLengths[1]);
  const [reason, setReason] = useState(first);
  const name = people[0]?.displayName ?? '';
  const ban = () => {
    onClose();
    const deed = { kind: 'ban', scope, ...(durationMs !== undefined && { durationMs }) } as const;
    void moderationOf(room.streamId).act(deed, people, reason.trim());
  };
  return (
    <Dialog
      role="alertdialog"
      title={people.length > 1 ? t('ban.titleSeveral', { count: people.length }) : t('ban.title', { name })}
      onClose={onClose}
    >
      <p>{t('ban.text')}</p>
      {may('ban_everywhere', room.viewer.role) && room.room.actingHost !== room.viewer.userId && (
        <Segmented
          label={t('ban.scope')}
          value={scope}
          onChange={setScope}
          choices={[
            { value: 'room', label: t('ban.room') },
            { value: 'host', label: t('ban.host') },
          ]}
        />
      )}
      <SelectField
        label={t('length.label')}
        value={String(durationMs)}
        choices={banLengths.map((ms) => ({ value: String(ms), label: words(ms) }))}
        onChange={(value) => setDurationMs(banLengths.find((ms) => String(ms) === value))}
      />
      <ReasonField value={reason} onChange={setReason} />
      <div className={styles.choices}>
        <Button onClick={onClose}>{t('cancel', { ns: 'ui' })}</Button>
        <Button look="danger" onClick={ban}>
          {t('ban.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
