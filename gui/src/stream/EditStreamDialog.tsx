import { useTranslation } from 'react-i18next';
import { useChangeStream } from '../api/streams';
import type { Stream } from '../api/types';
import { Dialog } from '../ui/Dialog';
import { StreamForm } from './StreamForm';

export default function EditStreamDialog({ stream, onClose }: { stream: Stream; onClose: () => void }) {
  const { t } = useTranslation('details');
  const change = useChangeStream(stream.id);
  return (
    <Dialog title={t('form.editTitle')} onClose={onClose}>
      <StreamForm
        stream={stream}
        request={change}
        submit={t('form.save')}
        onSubmit={(changed) => change.mutate(changed, { onSuccess: onClose })}
      />
    </Dialog>
  );
}
