import { expect, it } from 'vitest';
import { may, mayTo } from './roles';

it('nobody acts on an equal or higher role', () => {
  expect(mayTo('kick', 'host', 'moderator')).toBe(true);
  expect(mayTo('kick', 'moderator', 'moderator')).toBe(false);
  expect(mayTo('kick', 'moderator', 'host')).toBe(false);
  expect(mayTo('kick', 'moderator', 'speaker')).toBe(true);
});

it('listeners and speakers run nothing, and may block and report anybody', () => {
  expect(mayTo('mute', 'speaker', 'listener')).toBe(false);
  expect(mayTo('report', 'listener', 'host')).toBe(true);
  expect(mayTo('block', 'listener', 'host')).toBe(true);
});

it('some things are the host’s alone', () => {
  for (const right of ['ban_everywhere', 'promote', 'demote'] as const) {
    expect(mayTo(right, 'host', 'listener'), right).toBe(true);
    expect(mayTo(right, 'moderator', 'listener'), right).toBe(false);
  }
  expect(may('read_audit', 'moderator')).toBe(false);
});

it('who has no role may nothing', () => {
  expect(may('mute_all', undefined)).toBe(false);
});
