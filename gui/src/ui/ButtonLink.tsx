import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './Button.module.css';
import { classes } from './classes';

/** A link that looks like a button: it goes somewhere. */
export function ButtonLink({
  href,
  look = 'secondary',
  children,
}: {
  href: string;
  look?: 'primary' | 'secondary';
  children: ReactNode;
}) {
  return (
    <Link href={href} className={classes(styles.button, styles[look], styles.medium)}>
      {children}
    </Link>
  );
}
