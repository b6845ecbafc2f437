import { X } from 'lucide-react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../problem/useProblemWords';
import { useReadable } from '../store/useReadable';
import { Button, IconButton } from '../ui/Button';
import { classes } from '../ui/classes';
import styles from './ToastList.module.css';
import type { Toast, Toasts } from './toasts';
import { useNames } from './useNames';

/** What was just done or refused, with the way back. Stays while somebody is at it. */
export function ToastList({ toasts }: { toasts: Toasts }) {
  const { t } = useTranslation('moderation');
  const shown = useReadable(toasts.shown);
  // Above dialogs, too: what was done in one can be taken back in it.
  return createPortal(
    <section className={styles.region} aria-label={t('toasts')} data-react-aria-top-layer>
      <div role="status" className={styles.spoken}>
        <ul className={styles.list}>
          {shown.map((toast) => (
            <ToastItem key={toast.id} toast={toast} toasts={toasts} />
          ))}
        </ul>
      </div>
    </section>,
    document.body,
  );
}

function ToastItem({ toast, toasts }: { toast: Toast; toasts: Toasts }) {
  const { t } = useTranslation('moderation');
  const names = useNames()(toast.names);
  const undo = toast.kind === 'done' ? toast.undo : undefined;
  const hold = () => toasts.hold(toast.id);
  const release = () => toasts.release(toast.id);
  return (
    <li
      className={classes(styles.toast, toast.kind === 'failed' && styles.failed)}
      onPointerEnter={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <span className={styles.text}>
        {toast.kind === 'done' ? t(`done.${toast.deed}`, { names }) : <Failure names={names} error={toast.error} />}
      </span>
      {undo && (
        <Button
          size="small"
          onClick={() => {
            toasts.dismiss(toast.id);
            undo();
          }}
        >
          {t('undo')}
        </Button>
      )}
      <IconButton size="small" label={t('dismiss')} icon={<X size={16} />} onClick={() => toasts.dismiss(toast.id)} />
    </li>
  );
}

function Failure({ names, error }: { names: string; error: Error }) {
  const { t } = useTranslation('moderation');
  const words = useProblemWords(error);
  return (
    <>
      {names ? t('failed', { names }) : t('failedPlain')} {words?.text}
    </>
  );
}
