/** Longer waits are told as a time of day, not counted down. */
export const LONGEST_COUNTDOWN_S = 3_600;

/** Seconds as a clock shows them: 0:42, 59:00. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
