import type { CSSProperties } from 'react';
import { classes } from './classes';
import styles from './Skeleton.module.css';

/** The place of something that is still loading. */
export function Skeleton({
  className,
  width,
  height,
}: {
  className?: string | undefined;
  width?: CSSProperties['width'];
  height?: CSSProperties['height'];
}) {
  return <span className={classes(styles.skeleton, className)} style={{ width, height }} aria-hidden="true" />;
}
