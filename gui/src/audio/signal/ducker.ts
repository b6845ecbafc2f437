import { gainOf } from '../level';

/** How the stream makes room for voices: `depthDb` down within `attackMs`, back within `releaseMs`. */
export type DuckingRule = { readonly depthDb: number; readonly attackMs: number; readonly releaseMs: number };

/** The stream stays down this long after a voice, so that it does not pump between words. */
const HOLD_MS = 500;

/** Turns the stream down while somebody speaks. */
export class Ducker {
  /** How much of the way down it is, 0 to 1. */
  #share = 0;
  #silentMs = Number.POSITIVE_INFINITY;

  /** Whether it is neither down nor on its way. */
  get idle(): boolean {
    return this.#share === 0 && this.#silentMs >= HOLD_MS;
  }

  /** The stream's factor after another stretch of time, in which somebody spoke or nobody did. Exactly 1 when it is back. */
  take(speaking: boolean, lengthMs: number, rule: DuckingRule): number {
    this.#silentMs = speaking ? 0 : this.#silentMs + lengthMs;
    const down = this.#silentMs < HOLD_MS;
    const step = down ? lengthMs / rule.attackMs : -lengthMs / rule.releaseMs;
    this.#share = Math.min(1, Math.max(0, this.#share + step));
    return this.#share === 0 ? 1 : gainOf(-rule.depthDb * this.#share);
  }
}
