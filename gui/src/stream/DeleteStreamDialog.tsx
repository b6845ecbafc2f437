import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useDeleteStream } from '../api/streams';
import type { Stream } from '../api/types';
import { ProblemNotice } from '../problem/ProblemNotice';
import { ConfirmDialog } from '../ui/ConfirmDialog';

export default function DeleteStreamDialog({ stream, onClose }: { stream: Stream; onClose: () => void }) {
  const { t } = useTranslation('details');
  const [, goTo] = useLocation();
  const remove = useDeleteStream(stream.id);
  return (
    <ConfirmDialog
      title={t('actions.deleteTitle')}
      confirm={t('actions.deleteConfirm')}
      busy={remove.isPending}
      problem={<ProblemNotice error={remove.error} />}
      onConfirm={() => remove.mutate(undefined, { onSuccess: () => goTo('/') })}
      onClose={onClose}
    >
      {t('actions.deleteConsequence', { title: stream.title })}
    </ConfirmDialog>
  );
}
