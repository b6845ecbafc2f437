import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

/** Stands where content would: what is missing, why, and the next step. */
export function EmptyState({
  icon,
  title,
  level = 2,
  children,
  action,
}: {
  icon: ReactNode;
  title: string;
  /** 1 where it stands in place of a whole page. */
  level?: 1 | 2;
  children?: ReactNode;
  action?: ReactNode;
}) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden="true">
        {icon}
      </span>
      <Title className={styles.title}>{title}</Title>
      {children && <p className={styles.text}>{children}</p>}
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
