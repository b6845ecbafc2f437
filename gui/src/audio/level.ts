/** The quietest level that is told apart; digital silence is reported as this. */
export const SILENCE_DBFS = -100;

/** Level of samples in the range -1 to 1, in dB relative to full scale: a full-scale square wave is 0. */
export function levelDbfs(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < samples.length; i++) sum += (samples[i] as number) ** 2;
  return rmsToDbfs(samples.length === 0 ? 0 : Math.sqrt(sum / samples.length));
}

export function rmsToDbfs(rms: number): number {
  return rms > 0 ? Math.max(SILENCE_DBFS, 20 * Math.log10(rms)) : SILENCE_DBFS;
}

/** The factor that raises a sound by `db`; lowers it when negative. */
export function gainOf(db: number): number {
  return 10 ** (db / 20);
}

/** Where a level stands on a meter from `floor` to 0 dBFS, 0 to 1. */
export function meterPosition(dbfs: number, floor: number): number {
  return Math.min(1, Math.max(0, 1 - dbfs / floor));
}

/** The meter's fall: it follows a rise at once and sinks by at most this much per second, so that the eye can read it. */
const FALL_DB_PER_S = 40;

export function settle(shown: number, level: number, elapsedMs: number): number {
  return Math.max(level, shown - (FALL_DB_PER_S * elapsedMs) / 1000);
}
