import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { useRoomNow } from '../viewer';
import { Part } from './Part';
import { useSettings } from './useSettings';

/** Ends the talking in the room, and lets it begin again. */
export function ClosingControls() {
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
