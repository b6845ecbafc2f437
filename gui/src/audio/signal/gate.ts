/** A gate that has opened stays open down to this much under its threshold, so that soft endings are kept. */
const HYSTERESIS_DB = 6;

/** Whether a level opens a gate, keeps it open, or has been too low for longer than the hold. */
export class Gate {
  #open = false;
  #quietMs = 0;

  get open(): boolean {
    return this.#open;
  }

  /** Takes the level of the next stretch of sound. Levels in dBFS, times in ms. */
  take(dbfs: number, lengthMs: number, thresholdDbfs: number, holdMs: number): void {
    if (dbfs > thresholdDbfs - (this.#open ? HYSTERESIS_DB : 0)) {
      this.#open = true;
      this.#quietMs = 0;
      return;
    }
    this.#quietMs += lengthMs;
    if (this.#quietMs > holdMs) this.#open = false;
  }
}
