// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { EchoGuard, likeness } from './echoGuard';
import { holdPeak, peakAt } from './peakHold';
import { SilentMicrophone } from './silentMicrophone';
import { TalkingWhileMuted } from './talkingWhileMuted';

const STEP_MS = 20;

/** A level that wanders as speech and music do, the same for the same seed. */
function wandering(seed: number): (step: number) => number {
  return (step) => -40 + 12 * Math.sin(step / 9 + seed) + 10 * Math.sin(step / 3.7 + seed * seed);
}

describe('the echo guard', () => {
  const stream = wandering(1);
  const hears = (microphone: (step: number) => number, steps = 500) => {
    const guard = new EchoGuard();
    return Array.from({ length: steps }, (_, i) => guard.take(microphone(i), stream(i), STEP_MS)).includes(true);
  };

  it('finds the stream in the microphone, quieter and later', () => {
    expect(hears((step) => stream(step - 7) - 8)).toBe(true);
  });

  it('does not take another voice or a fan for it', () => {
    expect(hears(wandering(2.2))).toBe(false);
    expect(hears(() => -45)).toBe(false);
  });

  it('does not mind what nobody would hear', () => {
    expect(hears((step) => stream(step - 7) - 60)).toBe(false);
  });

  it('begins anew when somebody speaks', () => {
    const guard = new EchoGuard();
    const told = Array.from({ length: 500 }, (_, i) => {
      if (i % 200 === 0) guard.forget();
      return guard.take(stream(i) - 8, stream(i), STEP_MS);
    });
    expect(told).not.toContain(true);
  });

  it('compares series by their ups and downs', () => {
    expect(likeness([0, 10, 0, 10], [5, 25, 5, 25])).toBeCloseTo(1);
    expect(likeness([0, 10, 0, 10], [10, 0, 10, 0])).toBeCloseTo(-1);
    expect(likeness([1, 1, 1], [1, 9, 1])).toBe(0);
  });
});

describe('talking while muted', () => {
  it('is told once a minute, and not for a cough', () => {
    const hint = new TalkingWhileMuted();
    expect(hint.take(true, 0)).toBe(false);
    expect(hint.take(false, 300)).toBe(false);
    expect(hint.take(true, 1_000)).toBe(false);
    expect(hint.take(true, 1_600)).toBe(true);
    expect(hint.take(true, 30_000)).toBe(false);
    expect(hint.take(true, 61_600)).toBe(true);
  });
});

describe('a silent microphone', () => {
  it('is told after ten seconds without a signal', () => {
    const silent = new SilentMicrophone();
    expect(silent.take(-100, 9_990)).toBe(false);
    expect(silent.take(-100, 20)).toBe(true);
    expect(silent.take(-70, 20)).toBe(false);
    expect(silent.take(-100, 5_000)).toBe(false);
    silent.forget();
    expect(silent.take(-100, 9_000)).toBe(false);
  });
});

describe('the peak', () => {
  it('stays, then sinks', () => {
    const peak = holdPeak({ dbfs: -20, since: 0 }, -40, 1_000);
    expect(peakAt(peak, 1_400)).toBe(-20);
    expect(peakAt(peak, 2_500)).toBe(-40);
    expect(holdPeak(peak, -30, 2_500)).toEqual({ dbfs: -30, since: 2_500 });
    expect(holdPeak(peak, -10, 100)).toEqual({ dbfs: -10, since: 100 });
  });
});
