import { CircleStop, Ellipsis, Pencil, Play, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeStream } from '../api/streams';
import type { Stream } from '../api/types';
import { ProblemNotice } from '../problem/ProblemNotice';
import { Button, IconButton } from '../ui/Button';
import { Menu, MenuItem, MenuLine } from '../ui/Menu';
import styles from './HostActions.module.css';

const EditStreamDialog = lazy(() => import('./EditStreamDialog'));
const EndStreamDialog = lazy(() => import('./EndStreamDialog'));
const DeleteStreamDialog = lazy(() => import('./DeleteStreamDialog'));

const dialogs = { edit: EditStreamDialog, end: EndStreamDialog, delete: DeleteStreamDialog };

/** What the host may do with their stream: start or end it, edit it, delete it. */
export default function HostActions({ stream }: { stream: Stream }) {
  const { t } = useTranslation('details');
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null);
  const start = useChangeStream(stream.id);
  const Dialog = open && dialogs[open];

  return (
    <div className={styles.actions}>
      {stream.status === 'scheduled' && (
        <Button
          look="primary"
          icon={<Play size={16} />}
          busy={start.isPending}
          onClick={() => start.mutate({ status: 'live' })}
        >
          {t('actions.start')}
        </Button>
      )}
      {stream.status === 'live' && (
        <Button icon={<CircleStop size={16} />} onClick={() => setOpen('end')}>
          {t('actions.end')}
        </Button>
      )}
      <Menu trigger={(button) => <IconButton {...button} label={t('actions.more')} icon={<Ellipsis size={20} />} />}>
        {(close) => {
          const choose = (dialog: keyof typeof dialogs) => () => {
            close();
            setOpen(dialog);
          };
          return (
            <>
              {stream.status !== 'ended' && (
                <>
                  <MenuItem icon={<Pencil size={18} />} onClick={choose('edit')}>
                    {t('actions.edit')}
                  </MenuItem>
                  <MenuLine />
                </>
              )}
              <MenuItem danger icon={<Trash2 size={18} />} onClick={choose('delete')}>
                {t('actions.delete')}
              </MenuItem>
            </>
          );
        }}
      </Menu>
      <ProblemNotice error={start.error} />
      <Suspense>{Dialog && <Dialog stream={stream} onClose={() => setOpen(null)} />}</Suspense>
    </div>
  );
}
