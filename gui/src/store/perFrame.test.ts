import { expect, it, vi } from 'vitest';
import { perFrame } from './perFrame';
import { createStore } from './store';

const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));

it('tells many changes once, with the last of them', async () => {
  const source = createStore(0);
  const frames = perFrame(source);
  const told: number[] = [];
  const forget = frames.subscribe(() => told.push(frames.get()));
  for (const value of [1, 2, 3]) source.set(value);
  expect(frames.get()).toBe(0);
  await frame();
  expect(told).toEqual([3]);
  source.set(4);
  await frame();
  expect(told).toEqual([3, 4]);
  forget();
});

it('tells nobody who has gone, and has the latest for who comes', async () => {
  const source = createStore(0);
  const frames = perFrame(source);
  const listener = vi.fn();
  const forget = frames.subscribe(listener);
  source.set(1);
  forget();
  await frame();
  expect(listener).not.toHaveBeenCalled();
  source.set(2);
  expect(frames.get()).toBe(2);
  frames.subscribe(listener);
  expect(frames.get()).toBe(2);
});

it('does not wait for frames that never come', async () => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  const source = createStore(0);
  const frames = perFrame(source);
  const told = new Promise<void>((resolve) => frames.subscribe(resolve));
  source.set(1);
  await told;
  expect(frames.get()).toBe(1);
});
