import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './Notice.module.css';

const icons = { info: Info, warning: TriangleAlert, danger: CircleAlert };

/** A message in the flow of the page: what happened, and what to do about it. Read out when it appears. */
export function Notice({
  tone = 'info',
  children,
  action,
  told = false,
}: {
  tone?: 'info' | 'warning' | 'danger';
  children: ReactNode;
  action?: ReactNode;
  /** Screen readers hear of it in another way. */
  told?: boolean;
}) {
  const Icon = icons[tone];
  return (
    <div className={classes(styles.notice, styles[tone])} role={roleOf(tone, told)}>
      <Icon size={18} aria-hidden="true" />
      <div className={styles.text}>{children}</div>
      {action}
    </div>
  );
}

function roleOf(tone: keyof typeof icons, told: boolean): 'alert' | 'status' | undefined {
  if (told) return undefined;
  return tone === 'danger' ? 'alert' : 'status';
}
