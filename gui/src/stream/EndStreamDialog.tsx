import { useTranslation } from 'react-i18next';
import { useChangeStream } from '../api/streams';
import type { Stream } from '../api/types';
import { ProblemNotice } from '../problem/ProblemNotice';
import { ConfirmDialog } from '../ui/ConfirmDialog';

export default function EndStreamDialog({ stream, onClose }: { stream: Stream; onClose: () => void }) {
  const { t } = useTranslation('details');
  const change = useChangeStream(stream.id);
  return (
    <ConfirmDialog
      title={t('actions.endTitle')}
      confirm={t('actions.end')}
      busy={change.isPending}
      problem={<ProblemNotice error={change.error} />}
      onConfirm={() => change.mutate({ status: 'ended' }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {t('actions.endConsequence', { count: stream.voice.participants })}
    </ConfirmDialog>
  );
}
