// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { Ducker } from './ducker';

const rule = { depthDb: 12, attackMs: 100, releaseMs: 600 };
const STEP_MS = 20;

/** The factors while somebody speaks or not, one per step of 20 ms. */
function run(...speech: readonly [speaking: boolean, ms: number][]): number[] {
  const ducker = new Ducker();
  return speech.flatMap(([speaking, ms]) =>
    Array.from({ length: ms / STEP_MS }, () => ducker.take(speaking, STEP_MS, rule)),
  );
}

describe('ducking', () => {
  it('leaves the stream alone while nobody speaks', () => {
    expect(new Set(run([false, 2_000]))).toEqual(new Set([1]));
  });

  it('is down by its depth within the attack', () => {
    const factors = run([true, 200]);
    expect(20 * Math.log10(factors[4] as number)).toBeCloseTo(-12);
  });

  it('does not pump between words', () => {
    const factors = run([true, 400], [false, 400], [true, 400], [false, 300], [true, 200]);
    expect(new Set(factors.slice(5)).size).toBe(1);
  });

  it('comes back in the time of its release, exactly', () => {
    const factors = run([true, 400], [false, 2_000]);
    const later = (ms: number) => factors[(400 + ms) / STEP_MS] as number;
    expect(later(440)).toBeLessThan(0.3);
    expect(later(800)).toBeGreaterThan(0.3);
    expect(later(1_200)).toBe(1);
  });

  it('that is cut short turns around where it is', () => {
    const factors = run([true, 400], [false, 800], [true, 100]);
    const steps = factors.slice(1).map((factor, i) => Math.abs(factor - (factors[i] as number)));
    expect(Math.max(...steps)).toBeLessThan(0.3);
  });

  it('is idle only when it is all over', () => {
    const ducker = new Ducker();
    expect(ducker.idle).toBe(true);
    ducker.take(true, 20, rule);
    expect(ducker.idle).toBe(false);
    for (let ms = 0; ms < 1_200; ms += 20) ducker.take(false, 20, rule);
    expect(ducker.idle).toBe(true);
  });
});
