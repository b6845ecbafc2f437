/** Two volumes of a media element are the same when they differ by no more than what its slider rounds off. */
const SAME = 1e-6;
/** A balance under this has silenced the stream; who then moves the slider wants to hear it. */
const SILENT = 0.01;

/**
 * The volume that the user gave the stream, and what is to be heard of it just now. The element has one volume for both, so
 * whatever it holds that was not put there by us is the user's wish: it stands until the next ducking, and ducking returns to
 * exactly it.
 */
export class OwnVolume {
  /** What the user wants at even balance; over 1 when they turned a quiet balance up. */
  #own: number;
  /** What the element holds while nothing ducks it. */
  #rest: number;
  #balance = 1;
  #applied: number;
  /** The user moved the volume while it was ducked. */
  #byHand = false;

  /** `volume`: what the element holds, 0 to 1. */
  constructor(volume: number) {
    this.#own = volume;
    this.#rest = volume;
    this.#applied = volume;
  }

  /** What the element is to hold while the stream is ducked by this factor; 1 is not at all. */
  apply(ducking: number): number {
    if (ducking === 1) this.#byHand = false;
    this.#applied = this.#byHand ? this.#rest : this.#rest * ducking;
    return this.#applied;
  }

  /** The stream's share of the balance, 0 to 1. */
  setBalance(gain: number): void {
    if (gain === this.#balance) return;
    this.#balance = gain;
    this.#rest = gain === 1 ? Math.min(1, this.#own) : Math.min(1, this.#own * gain);
  }

  /** Looks at what the element holds: something else than was applied is the user's doing. True when it is. */
  observe(volume: number): boolean {
    if (Math.abs(volume - this.#applied) < SAME) return false;
    this.#applied = volume;
    this.#rest = volume;
    this.#own = this.#balance < SILENT ? volume : volume / this.#balance;
    this.#byHand = true;
    return true;
  }
}
