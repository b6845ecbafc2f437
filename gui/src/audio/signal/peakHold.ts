/** The loudest level of late: it stays for a moment, then sinks. Levels in dBFS, times in ms. */
export type Peak = { readonly dbfs: number; readonly since: number };

const HOLD_MS = 1_500;
const FALL_DB_PER_S = 20;

/** The peak after a level that was measured at this time. */
export function holdPeak(before: Peak, dbfs: number, at: number): Peak {
  const overdueMs = Math.max(0, at - before.since - HOLD_MS);
  const sunk = before.dbfs - (FALL_DB_PER_S * overdueMs) / 1000;
  return dbfs >= sunk ? { dbfs, since: at } : before;
}

/** Where the mark of the peak stands at a time. */
export function peakAt(peak: Peak, at: number): number {
  return peak.dbfs - (FALL_DB_PER_S * Math.max(0, at - peak.since - HOLD_MS)) / 1000;
}
