import type { ReactNode } from 'react';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import styles from './Overlay.module.css';

type OverlayProps = {
  /**
   * `card`: as high as what is in it, on phones a sheet from below. `window`: large, on phones the whole screen. `column`: a window
   * as wide as one column of text.
   */
  shape: 'card' | 'window' | 'column';
  onClose: () => void;
  children: ReactNode;
};

/** Lies over the page, which it dims; closes by Escape or a click beside it. */
export function Overlay({ shape, onClose, children }: OverlayProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      className={styles.scrim ?? ''}
      data-shape={shape}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal ?? ''} data-shape={shape}>
        {children}
      </Modal>
    </ModalOverlay>
  );
}
