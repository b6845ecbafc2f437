import type { LucideIcon } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import styles from './Part.module.css';

/** What belongs together, under its heading. */
export function Part({ title, action, children }: { title: string; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.part} aria-labelledby={id}>
      <header className={styles.head}>
        <h3 id={id}>{title}</h3>
        {action}
      </header>
      {children}
    </section>
  );
}

type RowProps = { name: string; about?: ReactNode; words?: string | null | undefined; actions?: ReactNode };

/** A row of a list: who, what more there is to say, what somebody said of it, and what one may do. */
export function Row({ name, about, words, actions }: RowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.text}>
        <bdi className={styles.name}>{name}</bdi>
        {about && <small>{about}</small>}
        {words && <q className={styles.words}>{words}</q>}
      </div>
      {actions && <div className={styles.actions}>{actions}</div>}
    </li>
  );
}

/** Stands where a list would, and says that it is empty. */
export function Nothing({ icon: Icon, children }: { icon: LucideIcon; children: ReactNode }) {
  return (
    <div className={styles.nothing}>
      <Icon size={22} aria-hidden="true" />
      <p>{children}</p>
    </div>
  );
}
