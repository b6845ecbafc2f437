import { seedOf } from '../ui/Avatar';
import { classes } from '../ui/classes';
import styles from './Soundwave.module.css';

const bars = 28;

/** Heights of a stream's own pattern, 0.1 to 1: the same every time. */
function heights(id: string): number[] {
  return Array.from({ length: bars }, (_, bar) => {
    const swell = 0.35 + 0.65 * Math.sin((Math.PI * (bar + 0.5)) / bars) ** 1.5;
    const noise = (seedOf(`${id}${bar}`) % 1000) / 1000;
    return Math.max(0.1, swell * (0.3 + 0.7 * noise));
  });
}

/** The picture of a stream that has none: a wave of its own, lit while people talk. Decoration. */
export function Soundwave({ id, lit }: { id: string; lit: boolean }) {
  return (
    <svg
      className={classes(styles.wave, lit && styles.lit)}
      viewBox={`0 0 ${bars * 10} 100`}
      preserveAspectRatio="xMidYMid meet"
      aria-hidden="true"
    >
      {heights(id).map((height, bar) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bars have no other identity
        <rect key={bar} x={bar * 10 + 2.5} y={50 - height * 42} width={5} height={height * 84} rx={2.5} />
      ))}
    </svg>
  );
}
