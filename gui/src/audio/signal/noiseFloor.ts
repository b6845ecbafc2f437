import { rmsToDbfs } from '../level';

const SLOTS = 8;
const SLOT_MS = 500;
/** Shorter than the pauses of speech, and long enough that a dropout is no pause. */
const WINDOW_MS = 60;
/** What a room is taken for until it has been heard for a while. */
const ASSUMED_DBFS = -60;

/**
 * Follows how loud a room is when nobody speaks: the quietest moment of the last four seconds, for speech has pauses and noise
 * has none. Sinks at once, and rises when the quiet moments have grown old.
 */
export class NoiseFloor {
  readonly #quietest: number[] = new Array<number>(SLOTS).fill(ASSUMED_DBFS);
  #slot = 0;
  #spentMs = 0;
  #windowMs = 0;
  #energy = 0;

  /** The floor in dBFS. */
  get dbfs(): number {
    return Math.min(...this.#quietest);
  }

  /** Takes the power (mean of the squared samples) of the next stretch of sound, a few ms long. */
  take(power: number, lengthMs: number): void {
    // Digital silence is no room: a microphone that is just being opened, or switched off.
    this.#windowMs = power === 0 ? 0 : this.#windowMs + lengthMs;
    this.#energy = power === 0 ? 0 : this.#energy + power * lengthMs;
    if (this.#windowMs < WINDOW_MS) return;
    this.#note(rmsToDbfs(Math.sqrt(this.#energy / this.#windowMs)));
    this.#windowMs = 0;
    this.#energy = 0;
  }

  #note(dbfs: number): void {
    this.#spentMs += this.#windowMs;
    if (this.#spentMs >= SLOT_MS) {
      this.#spentMs -= SLOT_MS;
      this.#slot = (this.#slot + 1) % SLOTS;
      this.#quietest[this.#slot] = dbfs;
    }
    this.#quietest[this.#slot] = Math.min(dbfs, this.#quietest[this.#slot] as number);
  }
}

/** A voice stands out of the noise by more than this. */
const MARGIN_DB = 10;
const LOWEST_DBFS = -60;
const HIGHEST_DBFS = -30;

/** The threshold of a gate that lets voices through and this noise not. */
export function thresholdOver(floorDbfs: number): number {
  return Math.min(HIGHEST_DBFS, Math.max(LOWEST_DBFS, floorDbfs + MARGIN_DB));
}
