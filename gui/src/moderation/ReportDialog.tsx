import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../api/types';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import styles from './Dialogs.module.css';
import { moderationOf } from './moderation';
import { ReasonField } from './ReasonField';
import { useRoomNow } from './viewer';

/** Tells the hosts of a person, in one's own words. */
export function ReportDialog({ person, onClose }: { person: Participant; onClose: () => void }) {
  const { streamId } = useRoomNow();
  const { t } = useTranslation('moderation');
  const [reason, setReason] = useState('');
  return (
    <Dialog title={t('report.title', { name: person.displayName })} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
          void moderationOf(streamId).act({ kind: 'report' }, [person], reason.trim());
        }}
      >
        <p>{t('report.text')}</p>
        <ReasonField value={reason} onChange={setReason} label={t('report.reason')} required />
        <div className={styles.choices}>
          <Button onClick={onClose}>{t('cancel', { ns: 'ui' })}</Button>
          <Button type="submit" look="primary" disabled={reason.trim() === ''}>
            {t('report.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
