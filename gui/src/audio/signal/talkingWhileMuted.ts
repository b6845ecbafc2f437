/** Longer than a cough. */
const TALKING_MS = 600;
const AGAIN_AFTER_MS = 60_000;

/** Tells when somebody goes on talking while muted: not more than once a minute. */
export class TalkingWhileMuted {
  #since: number | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  /** Takes whether one talks while muted at a time in ms; true when it is time to say so. */
  take(talking: boolean, at: number): boolean {
    if (!talking) {
      this.#since = undefined;
      return false;
    }
    this.#since ??= at;
    if (at - this.#since < TALKING_MS || at - this.#toldAt < AGAIN_AFTER_MS) return false;
    this.#toldAt = at;
    return true;
  }
}
