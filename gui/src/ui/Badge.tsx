import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classes } from './classes';

/** A short word on a state. `picture` is for use on top of video. */
export function Badge({
  tone = 'neutral',
  icon,
  children,
}: {
  tone?: 'neutral' | 'live' | 'accent' | 'warning' | 'picture' | 'speaking';
  icon?: ReactNode;
  children: ReactNode;
}) {
  return (
    <span className={classes(styles.badge, styles[tone])}>
      {icon}
      {children}
    </span>
  );
}
