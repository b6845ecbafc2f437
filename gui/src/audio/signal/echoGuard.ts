/** Levels are compared on this grid. */
const STEP_MS = 50;
const STEPS = 100;
/** Sound needs up to 300 ms from the stream over speaker, room and microphone. */
const MOST_LAG = 6;
const ALIKE = 0.8;
/** Below this a microphone hears nothing that would trouble others. */
const AUDIBLE_DBFS = -60;
/** A level that stands still is like any other that stands still. */
const LEAST_SPREAD_DB = 3;

/**
 * Whether a microphone hears the stream: its level then rises and falls with the stream's, a little later. Wants five seconds
 * in which nobody speaks.
 */
export class EchoGuard {
  readonly #microphone: number[] = [];
  readonly #stream: number[] = [];
  #sinceMs = 0;
  #loudest = { microphone: Number.NEGATIVE_INFINITY, stream: Number.NEGATIVE_INFINITY };

  /** Takes both levels, in dBFS, for the next stretch of time; true when the microphone hears the stream. */
  take(microphoneDbfs: number, streamDbfs: number, lengthMs: number): boolean {
    this.#loudest.microphone = Math.max(this.#loudest.microphone, microphoneDbfs);
    this.#loudest.stream = Math.max(this.#loudest.stream, streamDbfs);
    this.#sinceMs += lengthMs;
    if (this.#sinceMs < STEP_MS) return false;
    this.#sinceMs -= STEP_MS;
    push(this.#microphone, this.#loudest.microphone);
    push(this.#stream, this.#loudest.stream);
    this.#loudest = { microphone: Number.NEGATIVE_INFINITY, stream: Number.NEGATIVE_INFINITY };
    return this.#microphone.length === STEPS && this.#hears();
  }

  /** Somebody speaks: what was gathered says nothing of the stream any more. */
  forget(): void {
    this.#microphone.length = 0;
    this.#stream.length = 0;
    this.#sinceMs = 0;
  }

  #hears(): boolean {
    if (Math.max(...this.#microphone) < AUDIBLE_DBFS) return false;
    for (let lag = 0; lag <= MOST_LAG; lag++) {
      const heard = this.#microphone.slice(lag);
      if (likeness(heard, this.#stream.slice(0, heard.length)) >= ALIKE) return true;
    }
    return false;
  }
}

function push(levels: number[], level: number): void {
  levels.push(level);
  if (levels.length > STEPS) levels.shift();
}

/** Pearson's correlation of two series, -1 to 1; 0 when one of them hardly moves. */
export function likeness(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  let [both, ofA, ofB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] as number) - meanA, (b[i] as number) - meanB];
    both += da * db;
    ofA += da * da;
    ofB += db * db;
  }
  const leastPower = a.length * LEAST_SPREAD_DB ** 2;
  return ofA < leastPower || ofB < leastPower ? 0 : both / Math.sqrt(ofA * ofB);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
