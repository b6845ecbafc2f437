// @vitest-environment node
import { expect, it } from 'vitest';
import { gainOf, levelDbfs } from '../level';
import { join, largestStep, samplesIn, tone } from '../testing/samples';
import { Limiter, peakOf } from './limiter';

const BLOCK = 128;

function limit(samples: Float32Array): Float32Array {
  const limiter = new Limiter(BLOCK);
  const out = samples.slice(0, Math.floor(samples.length / BLOCK) * BLOCK);
  for (let i = 0; i < out.length; i += BLOCK) limiter.process(out.subarray(i, i + BLOCK));
  return out;
}

it('leaves quiet sound as it is, one block later', () => {
  const quiet = tone(-20, 100);
  const out = limit(quiet);
  expect(out.subarray(BLOCK)).toEqual(quiet.subarray(0, out.length - BLOCK));
});

it('keeps a voice that was turned up too far under -1 dBFS, without cutting its tops off', () => {
  const out = limit(join(tone(-30, 200), tone(9, 500), tone(-30, 500)));
  expect(peakOf(out)).toBeLessThanOrEqual(gainOf(-1) + 1e-6);
  // A cut-off sine is nearly a square wave, 3 dB louder than a sine of the same peak.
  expect(levelDbfs(out.subarray(samplesIn(300), samplesIn(600)))).toBeCloseTo(-4, 0);
  expect(largestStep(out)).toBeLessThan(0.06);
});

it('gives the loudness back within a second', () => {
  const out = limit(join(tone(9, 100), tone(-20, 1_000)));
  expect(levelDbfs(out.subarray(samplesIn(900)))).toBeCloseTo(-20, 1);
});
