import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { heartbeatLoop } from './heartbeatLoop';

const beat = { url: 'http://x/heartbeat', session: 's', intervalMs: 5_000 };
const fetched = vi.fn<typeof fetch>();
let stop: AbortController;
let statuses: number[];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetched);
  fetched.mockReset();
  fetched.mockImplementation(async () => new Response(null, { status: 204 }));
  stop = new AbortController();
  statuses = [];
});

afterEach(() => {
  stop.abort();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const run = () => heartbeatLoop(beat, (status) => statuses.push(status), stop.signal);

it('beats every 5 s, more or less', async () => {
  void run();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(statuses.length).toBeGreaterThanOrEqual(10);
  expect(statuses.length).toBeLessThanOrEqual(14);
  expect(JSON.parse(String(fetched.mock.calls[0]?.[1]?.body))).toEqual({ session: 's' });
});

it('makes a lost beat good soon', async () => {
  fetched.mockRejectedValueOnce(new TypeError('offline'));
  void run();
  await vi.advanceTimersByTimeAsync(7_500);
  expect(statuses).toEqual([0, 204]);
});

it('tells a refusal', async () => {
  fetched.mockImplementation(async () => new Response(null, { status: 410 }));
  void run();
  await vi.advanceTimersByTimeAsync(5_600);
  expect(statuses).toEqual([410]);
});

it('ends when stopped', async () => {
  const done = run();
  stop.abort();
  await done;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(fetched).not.toHaveBeenCalled();
});
