import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import styles from './ConfirmDialog.module.css';
import { Dialog } from './Dialog';

type ConfirmDialogProps = {
  title: string;
  /** What will happen. */
  children: ReactNode;
  confirm: string;
  busy: boolean;
  /** Why it did not work. */
  problem: ReactNode;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ title, children, confirm, busy, problem, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog title={title} role="alertdialog" onClose={onClose}>
      <p>{children}</p>
      {problem}
      <div className={styles.choices}>
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button look="danger" busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </div>
    </Dialog>
  );
}
