// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { levelDbfs, meterPosition, rmsToDbfs, SILENCE_DBFS, settle } from './level';
import { detectSpeaking, notSpeaking, speakingRule } from './speakingDetector';

const FRAME_MS = 20;

/** A tone of this peak level, as one frame of samples at 48 kHz. */
function tone(peakDbfs: number): Float32Array {
  const peak = 10 ** (peakDbfs / 20);
  return Float32Array.from({ length: 960 }, (_, i) => peak * Math.sin((2 * Math.PI * 400 * i) / 48_000));
}

/** Runs frames of these levels and gives whether each one counted as speaking. */
function run(levels: readonly number[]): boolean[] {
  let state = notSpeaking;
  return levels.map((level, i) => {
    state = detectSpeaking(state, level, i * FRAME_MS);
    return state.speaking;
  });
}

const loud = (frames: number) => Array<number>(frames).fill(-20);
const quiet = (frames: number) => Array<number>(frames).fill(-80);

describe('levels', () => {
  it('of a full-scale square wave are 0 dBFS, of a sine 3 dB less', () => {
    expect(levelDbfs([1, -1, 1, -1])).toBeCloseTo(0);
    expect(levelDbfs(tone(0))).toBeCloseTo(-3.01, 1);
    expect(levelDbfs(tone(-20))).toBeCloseTo(-23.01, 1);
  });

  it('of silence end at a floor', () => {
    expect(levelDbfs(new Float32Array(960))).toBe(SILENCE_DBFS);
    expect(levelDbfs([])).toBe(SILENCE_DBFS);
    expect(rmsToDbfs(1e-9)).toBe(SILENCE_DBFS);
  });

  it('stand on the meter between its ends', () => {
    expect([-100, -60, -30, 0, 6].map((dbfs) => meterPosition(dbfs, -60))).toEqual([0, 0, 0.5, 1, 1]);
  });

  it('rise on the meter at once and sink slowly', () => {
    expect(settle(-50, -10, 16)).toBe(-10);
    expect(settle(-10, -80, 500)).toBe(-30);
  });
});

describe('speaking', () => {
  it('begins with the second loud frame', () => {
    expect(run(loud(3))).toEqual([false, true, true]);
  });

  it('does not begin with single clicks', () => {
    const clicks = Array.from({ length: 10 }, () => [...loud(1), ...quiet(4)]).flat();
    expect(run(clicks)).not.toContain(true);
  });

  it('outlasts the pauses between words', () => {
    const sentence = [...loud(10), ...quiet(15), ...loud(10)];
    expect(run(sentence).slice(2)).not.toContain(false);
  });

  it('ends 300 to 500 ms after the last word', () => {
    const flags = run([...loud(10), ...quiet(40)]);
    const ended = flags.indexOf(false, 10);
    const silentFor = (ended - 9) * FRAME_MS;
    expect(silentFor).toBeGreaterThanOrEqual(300);
    expect(silentFor).toBeLessThanOrEqual(500);
  });

  it('does not flicker around the threshold', () => {
    const between = (speakingRule.onDbfs + speakingRule.offDbfs) / 2;
    expect(run(Array<number>(50).fill(between))).not.toContain(true);
    expect(run([...loud(5), ...Array<number>(100).fill(between)]).slice(1)).not.toContain(false);
  });
});
