import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { moderationOf } from '../moderation';
import { useRoomNow } from '../viewer';
import { Part } from './Part';

/** A moderator's way back to the listeners; they cannot take it back themselves. */
export function StepDown() {
  const { t } = useTranslation('moderation');
  const { streamId, viewer } = useRoomNow();
  const moderation = moderationOf(streamId);
  const [asking, setAsking] = useState(false);
  return (
    <Part title={t('own.stepDown.title')}>
      <p>{t('own.stepDown.text')}</p>
      <div>
        <Button onClick={() => setAsking(true)}>{t('own.stepDown.button')}</Button>
      </div>
      {asking && (
        <ConfirmDialog
          title={t('own.stepDown.ask')}
          confirm={t('own.stepDown.button')}
          busy={false}
          problem={null}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void moderation.attempt(() => moderation.api.stepDown(viewer.userId));
          }}
        >
          {t('own.stepDown.text')}
        </ConfirmDialog>
      )}
    </Part>
  );
}
