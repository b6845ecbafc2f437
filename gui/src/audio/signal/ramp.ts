/** A factor that goes to its goal in a straight line, sample by sample: a step would be heard as a click. */
export class Ramp {
  #value: number;
  readonly #up: number;
  readonly #down: number;

  /** `upSamples` and `downSamples`: how long the whole way between 0 and 1 takes. */
  constructor(start: number, upSamples: number, downSamples: number) {
    this.#value = start;
    this.#up = 1 / upSamples;
    this.#down = 1 / downSamples;
  }

  get value(): number {
    return this.#value;
  }

  /** The factor of the next sample on the way to `goal`. */
  next(goal: number): number {
    if (this.#value < goal) this.#value = Math.min(goal, this.#value + this.#up);
    else if (this.#value > goal) this.#value = Math.max(goal, this.#value - this.#down);
    return this.#value;
  }
}
