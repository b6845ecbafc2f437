// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { levelDbfs } from '../level';
import { detectSpeaking, notSpeaking } from '../speakingDetector';
import { join, mix, noise, samplesIn, silence, tone } from '../testing/samples';
import { Ducker } from './ducker';
import { measuredShare } from './measuredShare';

const FRAME_MS = 30;
const rule = { depthDb: 12, attackMs: 100, releaseMs: 600 };

/** The lowest factor of the stream while these voices, each as loud as its factor makes it here, are in the room. */
function lowest(...voices: readonly (readonly [samples: Float32Array, factor: number])[]): number {
  const counted: Float32Array[] = voices.map(([samples, factor]) =>
    samples.map((sample) => sample * measuredShare(factor)),
  );
  const all = counted.reduce(mix);
  const ducker = new Ducker();
  let speaking = notSpeaking;
  let factor = 1;
  for (let at = 0; at < all.length; at += samplesIn(FRAME_MS)) {
    const level = levelDbfs(all.subarray(at, at + samplesIn(FRAME_MS)));
    speaking = detectSpeaking(speaking, level, (at / samplesIn(FRAME_MS)) * FRAME_MS);
    factor = Math.min(factor, ducker.take(speaking.speaking, FRAME_MS, rule));
  }
  return factor;
}

const voice = join(silence(300), tone(-30, 900), silence(300));
const room = noise(-55, 1_500);
const down = 10 ** (-rule.depthDb / 20);

describe('the stream makes room', () => {
  it.each([0.05, 0.1, 1, 2])('for a voice that is heard %d times as loud as it comes', (factor) => {
    expect(lowest([voice, factor])).toBeCloseTo(down);
  });

  it('for one of several, though the others are not heard', () => {
    expect(lowest([voice, 0.1], [voice, 0])).toBeCloseTo(down);
  });
});

describe('the stream stays as it is', () => {
  it('beside a voice that is not heard at all', () => {
    expect(lowest([voice, 0])).toBe(1);
  });

  it.each([1, 4])('beside a quiet room that is heard %d times as loud', (factor) => {
    expect(lowest([room, factor])).toBe(1);
  });
});
