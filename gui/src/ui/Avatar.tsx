import type { CSSProperties } from 'react';
import styles from './Avatar.module.css';
import { classes } from './classes';

/** A number that stays the same for the same text, 0 to 2^32-1. */
export function seedOf(text: string): number {
  let seed = 2166136261;
  for (const char of text) seed = Math.imul(seed ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
  return seed;
}

function initials(name: string): string {
  const words = name.match(/[\p{L}\p{N}]\S*/gu) ?? [name.trim()];
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toUpperCase();
}

type AvatarProps = { id: string; name: string; size?: 'small' | 'medium' | 'large'; speaking?: boolean };

/** A person's initials on a colour of their own, with a ring while they speak. Decoration: the name stands beside it. */
export function Avatar({ id, name, size = 'medium', speaking = false }: AvatarProps) {
  const hue = { '--hue': seedOf(id) % 360 } as CSSProperties;
  return (
    <span className={classes(styles.avatar, styles[size], speaking && styles.speaking)} style={hue} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
