import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { useTranslation } from 'react-i18next';
import { IconButton } from './Button';
import styles from './Dialog.module.css';
import { Overlay } from './Overlay';

type DialogProps = { title: string; onClose: () => void; role?: 'dialog' | 'alertdialog'; children: ReactNode };

/** A modal dialog: keeps the focus, closes by Escape, its button or a click beside it; a sheet from below on phones. */
export function Dialog({ title, onClose, role = 'dialog', children }: DialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Overlay shape="card" onClose={onClose}>
      <AriaDialog role={role} className={styles.dialog ?? ''}>
        <header className={styles.head}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          <IconButton label={t('close')} icon={<X size={20} />} onClick={onClose} />
        </header>
        {children}
      </AriaDialog>
    </Overlay>
  );
}
