import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeEventSource } from '../testing/fakeEventSource';
import { EventStream, SILENCE_MS } from './eventStream';

const message = vi.fn<(data: string) => void>();
const link = vi.fn<(link: 'up' | 'down') => void>();
let stream: EventStream;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeEventSource);
  FakeEventSource.all = [];
  message.mockReset();
  link.mockReset();
  stream = new EventStream('/events', { message, link });
  stream.start();
});

afterEach(() => {
  stream.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('hands on what the server sends', () => {
  FakeEventSource.last.open();
  FakeEventSource.last.send('{"t":"x"}');
  expect(message).toHaveBeenCalledWith('{"t":"x"}');
  expect(link).toHaveBeenLastCalledWith('up');
});

it('opens one stream however often it is started', () => {
  stream.start();
  expect(FakeEventSource.all).toHaveLength(1);
});

it('leaves a broken connection to the browser, which resumes at the last event', () => {
  FakeEventSource.last.fail(false);
  vi.advanceTimersByTime(SILENCE_MS - 1);
  expect(FakeEventSource.all).toHaveLength(1);
  expect(link).toHaveBeenLastCalledWith('down');
});

it('connects anew after 20 s of silence', () => {
  FakeEventSource.last.open();
  const first = FakeEventSource.last;
  vi.advanceTimersByTime(SILENCE_MS + 1_000);
  expect(first.readyState).toBe(FakeEventSource.CLOSED);
  expect(FakeEventSource.all).toHaveLength(2);
});

it('stays while the server pings', () => {
  FakeEventSource.last.open();
  for (let i = 0; i < 12; i++) {
    vi.advanceTimersByTime(10_000);
    FakeEventSource.last.ping();
  }
  expect(FakeEventSource.all).toHaveLength(1);
});

it('tries again more and more slowly where the browser gives up', () => {
  const waits: number[] = [];
  for (let i = 0; i < 7; i++) {
    const opened = FakeEventSource.all.length;
    FakeEventSource.last.fail(true);
    let waited = 0;
    while (FakeEventSource.all.length === opened) {
      vi.advanceTimersByTime(100);
      waited += 100;
    }
    waits.push(waited);
  }
  expect(waits[0]).toBeLessThanOrEqual(1_000);
  expect(waits[4]).toBeGreaterThanOrEqual(8_000);
  expect(Math.max(...waits)).toBeLessThanOrEqual(30_000);
});

it('waits no longer once the network is back', () => {
  for (let i = 0; i < 5; i++) {
    FakeEventSource.last.fail(true);
    vi.advanceTimersByTime(30_000);
  }
  FakeEventSource.last.fail(true);
  const before = FakeEventSource.all.length;
  window.dispatchEvent(new Event('online'));
  vi.advanceTimersByTime(0);
  expect(FakeEventSource.all).toHaveLength(before + 1);
});

describe('when the server says bye', () => {
  it('comes back after the time it asked for', () => {
    FakeEventSource.last.open();
    stream.pause(3_000);
    vi.advanceTimersByTime(2_999);
    expect(FakeEventSource.all).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(FakeEventSource.all).toHaveLength(2);
  });
});

it('is silent after it was stopped', () => {
  const source = FakeEventSource.last;
  stream.stop();
  source.send('late');
  vi.advanceTimersByTime(120_000);
  expect(message).not.toHaveBeenCalled();
  expect(FakeEventSource.all).toHaveLength(1);
});
