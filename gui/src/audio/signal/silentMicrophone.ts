/** The quietest real microphone in the quietest room is louder. */
const NOTHING_DBFS = -85;
const SILENT_MS = 10_000;

/** Whether an open microphone has given no signal for ten seconds: switched off, or the wrong one. */
export class SilentMicrophone {
  #silentMs = 0;

  /** Takes the level, in dBFS, of the next stretch of sound of an open microphone. */
  take(dbfs: number, lengthMs: number): boolean {
    this.#silentMs = dbfs > NOTHING_DBFS ? 0 : this.#silentMs + lengthMs;
    return this.#silentMs >= SILENT_MS;
  }

  /** The microphone is shut or another one. */
  forget(): void {
    this.#silentMs = 0;
  }
}
