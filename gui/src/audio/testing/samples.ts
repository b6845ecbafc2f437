/** Synthetic sound for tests. */
export const RATE = 48_000;

/** Samples of a tone whose level (RMS) is this many dBFS. */
export function tone(dbfs: number, ms: number, hertz = 400): Float32Array {
  const peak = Math.SQRT2 * 10 ** (dbfs / 20);
  return Float32Array.from({ length: samplesIn(ms) }, (_, i) => peak * Math.sin((2 * Math.PI * hertz * i) / RATE));
}

/** Samples of noise of this level, the same in each run. */
export function noise(dbfs: number, ms: number): Float32Array {
  const peak = Math.sqrt(3) * 10 ** (dbfs / 20);
  let state = 1;
  return Float32Array.from({ length: samplesIn(ms) }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (peak * state) / 2 ** 31;
  });
}

export function silence(ms: number): Float32Array {
  return new Float32Array(samplesIn(ms));
}

export function join(...parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Adds two sounds of the same length. */
export function mix(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((sample, i) => sample + (b[i] ?? 0));
}

export function samplesIn(ms: number): number {
  return Math.round((RATE * ms) / 1000);
}

/** The largest step from one sample to the next: a click is a large one. */
export function largestStep(samples: Float32Array): number {
  let largest = 0;
  for (let i = 1; i < samples.length; i++) {
    largest = Math.max(largest, Math.abs((samples[i] as number) - (samples[i - 1] as number)));
  }
  return largest;
}
