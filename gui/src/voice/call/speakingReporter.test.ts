import { expect, it, vi } from 'vitest';
import { SpeakingReporter } from './speakingReporter';

const FRAME_MS = 20;

function talk(reporter: SpeakingReporter, dbfs: number, from: number, forMs: number) {
  for (let at = from; at < from + forMs; at += FRAME_MS) reporter.frame(dbfs, at);
}

it('tells the first word, each 2 s of talk, and the end', () => {
  const send = vi.fn();
  const reporter = new SpeakingReporter(send);
  reporter.setOpen(true);
  talk(reporter, -20, 0, 5_000);
  talk(reporter, -80, 5_000, 1_000);
  expect(send.mock.calls.map(([speaking]) => speaking)).toEqual([true, true, true, false]);
});

it('ends at once with a mute and says nothing while it lasts', () => {
  const send = vi.fn();
  const reporter = new SpeakingReporter(send);
  reporter.setOpen(true);
  talk(reporter, -20, 0, 100);
  reporter.setOpen(false);
  expect(reporter.speaking.get()).toBe(false);
  talk(reporter, -20, 100, 5_000);
  expect(send.mock.calls.map(([speaking]) => speaking)).toEqual([true, false]);
});
