const FIRST_MS = 1_000;
const LONGEST_MS = 30_000;

/** How long to wait before the attempt after `failures` failed ones: doubling, bounded, and spread so that crowds disperse. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
  return longest * (0.5 + random() / 2);
}
