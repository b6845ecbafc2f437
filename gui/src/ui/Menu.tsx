import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './Menu.module.css';

type MenuProps = {
  /** What opens the menu; gets the attributes of a disclosure button. */
  trigger: (button: { 'aria-expanded': boolean; 'aria-controls': string; onClick: () => void }) => ReactNode;
  children: (close: () => void) => ReactNode;
};

/** A small panel that opens under its button. Closes by Escape, a click elsewhere, or when the focus moves on. */
export function Menu({ trigger, children }: MenuProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!open) return;
    const onElsewhere = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      root.current?.querySelector('button')?.focus();
      setOpen(false);
    };
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [open]);

  /** Its place in the page gets the focus back, for what an item opens to return it there again. */
  const close = () => {
    root.current?.querySelector('button')?.focus();
    setOpen(false);
  };

  return (
    <div ref={root} className={styles.menu}>
      {trigger({ 'aria-expanded': open, 'aria-controls': id, onClick: () => setOpen(!open) })}
      <div id={id} className={styles.panel} hidden={!open}>
        {open && children(close)}
      </div>
    </div>
  );
}

/** One action in a menu. */
export function MenuItem({
  icon,
  danger = false,
  expanded,
  onClick,
  children,
}: {
  icon: ReactNode;
  danger?: boolean;
  /** Whether what it opens below itself is open. */
  expanded?: boolean | undefined;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={danger ? styles.dangerItem : styles.item}
      aria-expanded={expanded}
      onClick={onClick}
    >
      {icon}
      {children}
    </button>
  );
}

/** A line between groups of actions. */
export function MenuLine() {
  return <hr className={styles.line} />;
}
