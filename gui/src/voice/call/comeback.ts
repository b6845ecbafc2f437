import { backoffMs } from '../../api/backoff';
import { pause } from '../pause';
import type { Refusal } from './callState';
import { isPassing, refusalOf } from './refusals';

/** Attempts closer together than this wait longer each time, so that two tabs or a broken server cause no storm. */
const COUNTED_MS = 60_000;

/** Tries to bring back what was lost, for as long as that may help. */
export class Comeback {
  #attempts: number[] = [];

  /**
   * Attempts until it works, is refused for good (the refusal is returned), or nobody stays. Never at once: where another
   * tab took the seat, the room's word of it must not come too late.
   */
  async attempt(task: () => Promise<void>, stay: AbortSignal): Promise<Refusal | undefined> {
    while (!stay.aborted) {
      await pauseOrOnline(this.#pauseMs(), stay);
      if (stay.aborted) return undefined;
      try {
        await task();
        return undefined;
      } catch (error) {
        const refusal = refusalOf(error);
        if (!isPassing(refusal)) return refusal;
      }
    }
    return undefined;
  }

  #pauseMs(): number {
    const now = Date.now();
    this.#attempts = this.#attempts.filter((at) => now - at < COUNTED_MS);
    this.#attempts.push(now);
    return backoffMs(this.#attempts.length);
  }
}

/** Waits before the next attempt, and no longer than until the browser says that the network is back. */
async function pauseOrOnline(ms: number, stay: AbortSignal): Promise<void> {
  const online = new AbortController();
  const wake = () => online.abort();
  window.addEventListener('online', wake);
  await pause(ms, AbortSignal.any([stay, online.signal]));
  window.removeEventListener('online', wake);
}
