import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Problem } from '../../api/problem';
import { type SelfFlags, SelfSync } from './selfSync';

const open = { selfMuted: false, selfDeafened: false };
const muted = { selfMuted: true, selfDeafened: false };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

it('sends only what differs from what is known', async () => {
  const send = vi.fn(async () => {});
  const sync = new SelfSync(send);
  sync.start(open);
  sync.want(open);
  await settle();
  expect(send).not.toHaveBeenCalled();
  sync.want(muted);
  await settle();
  expect(send).toHaveBeenCalledTimes(1);
});

it('sends one at a time, and of many wishes the last', async () => {
  const sent: SelfFlags[] = [];
  let answer = () => {};
  const sync = new SelfSync((flags) => {
    sent.push(flags);
    return new Promise((resolve) => (answer = resolve));
  });
  sync.start(open);
  sync.want(muted);
  for (let i = 0; i < 9; i++) sync.want(i % 2 === 0 ? open : muted);
  await settle();
  expect(sent).toEqual([muted]);
  answer();
  await settle();
  expect(sent).toEqual([muted, open]);
});

it('tries again after a refusal', async () => {
  const send = vi.fn(async () => {}).mockRejectedValueOnce(new Error('too often'));
  const sync = new SelfSync(send);
  sync.start(open);
  sync.want(muted);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(send).toHaveBeenCalledTimes(2);
});

it('asks once for an unmute that was too soon, and says from when on one may', async () => {
  const send = vi.fn(async () => {}).mockRejectedValueOnce(new Problem('rate-limited', { retryAt: 5_000 }));
  const tooSoon = vi.fn(() => sync.want(muted));
  const sync = new SelfSync(send, tooSoon);
  sync.start(muted);
  sync.want(open);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(tooSoon).toHaveBeenCalledExactlyOnceWith(5_000);
  expect(send).toHaveBeenCalledTimes(1);
});

it('is silent without a seat', async () => {
  const send = vi.fn(async () => {});
  const sync = new SelfSync(send);
  sync.want(muted);
  sync.start(open);
  sync.stop();
  sync.want(muted);
  await settle();
  expect(send).not.toHaveBeenCalled();
});

it('repeats the wish where the room goes on showing something else', async () => {
  const send = vi.fn(async () => {});
  const sync = new SelfSync(send);
  sync.start(muted);
  sync.want(muted);
  sync.told(open);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(send).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_500);
  expect(send).toHaveBeenCalledWith(muted);
});

it('does not repeat what the room shows a moment later', async () => {
  const send = vi.fn(async () => {});
  const sync = new SelfSync(send);
  sync.start(muted);
  sync.want(muted);
  sync.told(open);
  sync.told(muted);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(send).not.toHaveBeenCalled();
});
