import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useCreateStream } from '../api/streams';
import { Dialog } from '../ui/Dialog';
import { StreamForm } from './StreamForm';

/** Makes a stream and goes to its page. */
export default function CreateStreamDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('details');
  const [, goTo] = useLocation();
  const create = useCreateStream();
  return (
    <Dialog title={t('form.createTitle')} onClose={onClose}>
      <StreamForm
        request={create}
        submit={t('form.create')}
        onSubmit={(stream) =>
          create.mutate(stream, {
            onSuccess: ({ id }) => {
              onClose();
              goTo(`/s/${id}`);
            },
          })
        }
      />
    </Dialog>
  );
}
