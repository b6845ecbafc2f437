// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { levelDbfs, SILENCE_DBFS } from '../level';
import { join, largestStep, mix, noise, RATE, samplesIn, silence, tone } from '../testing/samples';
import { BLOCK, type ChainReport, type ChainRule, VoiceChain } from './voiceChain';

/** Five blocks of 128 samples. */
const DELAY = 5 * BLOCK;
const open: ChainRule = { gate: 'open', suppressed: false, shut: false };
const gated: ChainRule = { gate: { thresholdDbfs: -50, holdMs: 300 }, suppressed: false, shut: false };
const automatic: ChainRule = { gate: { thresholdDbfs: 'automatic', holdMs: 300 }, suppressed: false, shut: false };

/** Runs sound through a chain; `at` changes something before a block of that number. */
function run(dry: Float32Array, rule: ChainRule, { wet, at }: Wishes = {}) {
  const reports: ChainReport[] = [];
  const chain = new VoiceChain(RATE, (report) => reports.push(report));
  chain.rule = rule;
  const out = new Float32Array(Math.floor(dry.length / BLOCK) * BLOCK);
  for (let i = 0; i < out.length; i += BLOCK) {
    at?.(i / BLOCK, chain);
    chain.process(dry.subarray(i, i + BLOCK), wet?.subarray(i, i + BLOCK), out.subarray(i, i + BLOCK));
  }
  return { out, reports };
}
type Wishes = { wet?: Float32Array; at?: (block: number, chain: VoiceChain) => void };

const part = (samples: Float32Array, fromMs: number, toMs: number) =>
  samples.subarray(samplesIn(fromMs), samplesIn(toMs));

describe('the gate', () => {
  it('lets everything through when it is told to', () => {
    const sound = noise(-70, 500);
    const { out } = run(sound, open);
    expect(levelDbfs(part(out, 100, 490))).toBeCloseTo(-70, 0);
  });

  it('keeps what is under the threshold in, to the last sample', () => {
    const { out, reports } = run(noise(-60, 1_000), gated);
    expect(levelDbfs(out)).toBe(SILENCE_DBFS);
    expect(reports.every((report) => !report.open)).toBe(true);
  });

  it('is open when the first sample of a word arrives, 14 ms later than it was said', () => {
    const said = join(silence(500), tone(-30, 300), silence(200));
    const { out } = run(said, gated);
    const plain = run(said, open).out;
    const from = samplesIn(500) + DELAY;
    const word = (samples: Float32Array) => samples.subarray(from, from + samplesIn(20));
    expect(DELAY / RATE).toBeLessThan(0.014);
    expect(levelDbfs(word(out))).toBeCloseTo(levelDbfs(word(plain)), 1);
  });

  it('holds through the pauses between words, then shuts without a click', () => {
    const sentence = join(tone(-20, 400), silence(250), tone(-20, 400), noise(-60, 1_000));
    const { out, reports } = run(sentence, gated);
    const flags = reports.map((report) => report.open);
    expect(flags.slice(1, 50)).not.toContain(false);
    expect(levelDbfs(part(out, 1_500, 2_000))).toBe(SILENCE_DBFS);
    expect(largestStep(out)).toBeLessThan(0.01);
  });

  it('stays shut in a noisy room whose microphone is just being opened', () => {
    const dropout = silence(2);
    const { out } = run(join(silence(1_001), noise(-55, 3_000), dropout, noise(-55, 3_000)), automatic);
    expect(levelDbfs(out)).toBe(SILENCE_DBFS);
  });

  it('follows the noise of a room by itself', () => {
    const room = noise(-48, 12_000);
    const speech = join(silence(10_000), tone(-25, 400), silence(1_600));
    const { reports } = run(mix(room, speech), automatic);
    const at = (ms: number) => reports[Math.floor(ms / 21.3)] as ChainReport;
    expect(at(9_000)).toMatchObject({ open: false });
    expect(at(9_000).thresholdDbfs).toBeGreaterThan(-42);
    expect(at(10_200)).toMatchObject({ open: true });
    expect(at(11_500)).toMatchObject({ open: false });
  });
});

describe('the lock', () => {
  it('keeps everything in and goes on measuring', () => {
    const { out, reports } = run(tone(-20, 500), { ...open, shut: true });
    expect(levelDbfs(out)).toBe(SILENCE_DBFS);
    expect(reports.at(-1)?.dbfs).toBeCloseTo(-20, 0);
    expect(reports.at(-1)?.open).toBe(true);
  });

  it('shuts and opens without a click', () => {
    const at = (block: number, chain: VoiceChain) => {
      chain.rule = { ...open, shut: block >= 50 && block < 100 };
    };
    const { out } = run(tone(-20, 500), open, { at });
    expect(levelDbfs(out.subarray(53 * BLOCK, 100 * BLOCK))).toBe(SILENCE_DBFS);
    expect(levelDbfs(out.subarray(110 * BLOCK))).toBeCloseTo(-20, 0);
    expect(largestStep(out)).toBeLessThan(0.01);
  });

  it('leaves what the user tests as it is', () => {
    const chain = new VoiceChain(RATE, () => undefined);
    chain.rule = { ...open, shut: true };
    const [sound, tested] = [tone(-20, 200), new Float32Array(64 * BLOCK)];
    for (let i = 0; i < tested.length; i += BLOCK)
      chain.process(sound.subarray(i, i + BLOCK), undefined, new Float32Array(BLOCK), tested.subarray(i, i + BLOCK));
    expect(levelDbfs(tested.subarray(10 * BLOCK))).toBeCloseTo(-20, 0);
  });
});

describe('a change while sound goes through', () => {
  const click = largestStep(tone(-20, 100)) * 1.1;

  it('of the gate leaves no click and no gap', () => {
    const { out } = run(tone(-20, 1_000), open, {
      at: (block, chain) => {
        chain.rule = block % 20 < 10 ? gated : open;
      },
    });
    expect(largestStep(out)).toBeLessThan(click);
    for (let ms = 100; ms < 980; ms += 20) expect(levelDbfs(part(out, ms, ms + 20))).toBeGreaterThan(-21);
  });

  it('to the input with less noise waits until there is something on it, and leaves no click and no gap', () => {
    const sound = tone(-20, 1_000);
    const wet = join(silence(400), sound.subarray(samplesIn(400)));
    const { out, reports } = run(sound, { ...open, suppressed: true }, { wet });
    expect(largestStep(out)).toBeLessThan(click);
    for (let ms = 20; ms < 980; ms += 20) expect(levelDbfs(part(out, ms, ms + 20))).toBeGreaterThan(-21);
    expect(reports[10]?.suppressed).toBe(false);
    expect(reports.at(-1)?.suppressed).toBe(true);
  });
});

describe('the report', () => {
  it('tells level, peak and threshold some 47 times a second', () => {
    const { reports } = run(tone(-20, 1_000), gated);
    expect(reports).toHaveLength(46);
    expect(reports.at(-1)?.dbfs).toBeCloseTo(-20, 0);
    expect(reports.at(-1)?.peakDbfs).toBeCloseTo(-17, 0);
    expect(reports.at(-1)).toMatchObject({ thresholdDbfs: -50, open: true });
  });

  it('of nothing is silence', () => {
    const { reports } = run(silence(100), open);
    expect(reports[0]).toMatchObject({ dbfs: SILENCE_DBFS, peakDbfs: SILENCE_DBFS });
  });
});
