import { pause } from '../pause';

export type Beat = { readonly url: string; readonly session: string; readonly intervalMs: number };

/** Shorter than the interval, so that a lost beat is made good before the lease ends. */
const REPEAT_MS = 1_500;
const TIMEOUT_MS = 4_000;

/**
 * Renews the lease until aborted and tells each answer's status, 0 when there was none. The pace varies by a tenth, so that
 * the tabs of a crowd do not beat together.
 */
export async function heartbeatLoop(beat: Beat, told: (status: number) => void, stop: AbortSignal): Promise<void> {
  let status = 204;
  while (!stop.aborted) {
    const wait = status === 204 ? beat.intervalMs : Math.min(REPEAT_MS, beat.intervalMs);
    await pause(wait * (0.9 + Math.random() / 5), stop);
    if (stop.aborted) return;
    status = await send(beat, stop);
    if (!stop.aborted) told(status);
  }
}

async function send({ url, session }: Beat, stop: AbortSignal): Promise<number> {
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ session }),
      signal: AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    return status;
  } catch {
    return 0;
  }
}
