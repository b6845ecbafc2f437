import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeEventSource } from '../testing/fakeEventSource';
import { openInbox } from './inbox';
import { denialIn, ownSanctions, standingIn } from './ownSanctions';

let close: () => void;

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeEventSource);
  close = openInbox();
});

afterEach(() => close());

function tell(t: string, d: object) {
  FakeEventSource.last.send(JSON.stringify({ v: 1, t, d }));
}

const kinds = (streamId: string, now = 1_000) =>
  standingIn(ownSanctions.all.get(), streamId, now).map(({ kind }) => kind);

it('knows what stood when the inbox opened, and what came and ended since', () => {
  tell('me_snapshot', { user: {}, settingsVersion: 0, sanctions: [{ kind: 'mute', streamId: 'demo', until: null }] });
  expect(kinds('demo')).toEqual(['mute']);
  expect(kinds('other')).toEqual([]);
  tell('moderation_notice', { streamId: 'demo', action: 'timeout', reason: 'loud', until: 5_000, by: 'host' });
  expect(kinds('demo')).toEqual(['mute', 'timeout']);
  expect(kinds('demo', 6_000)).toEqual(['mute']);
  tell('moderation_notice', { streamId: 'demo', action: 'unmute', reason: null, until: null, by: 'host' });
  expect(kinds('demo', 6_000)).toEqual([]);
});

it('a kick keeps one out until its end or until it is lifted, and a ban of all rooms longer', () => {
  tell('me_snapshot', { user: {}, settingsVersion: 0, sanctions: [] });
  tell('moderation_notice', { streamId: 'demo', action: 'kick', reason: 'loud', until: 60_000, by: 'host' });
  const denial = (now: number) => denialIn(ownSanctions.all.get(), 'demo', now);
  expect(denial(1_000)).toMatchObject({ kind: 'cool_off', until: 60_000, reason: 'loud' });
  expect(denial(60_001)).toBeUndefined();
  ownSanctions.refused('demo', { kind: 'ban', until: null, reason: null });
  expect(denial(1_000)).toMatchObject({ kind: 'ban', until: null });
  tell('moderation_notice', { streamId: 'demo', action: 'ban_lift', reason: null, until: null, by: 'host' });
  tell('moderation_notice', { streamId: 'demo', action: 'cool_off_end', reason: null, until: null, by: 'host' });
  expect(denial(1_000)).toBeUndefined();
});
