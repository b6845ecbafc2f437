import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Participant } from '../../api/types';
import { FakeEventSource } from '../../testing/fakeEventSource';
import { aParticipant } from '../../testing/room';
import { aSnapshot, counts, EPOCH, envelope, snapshotText } from '../testing/room';
import { isWhole } from './roster';
import { RosterFeed } from './rosterFeed';

const ada = aParticipant({ userId: 'ada', version: 1 });
const bob = aParticipant({ userId: 'bob', version: 2, joinedAt: ada.joinedAt + 1 });
const cid = aParticipant({ userId: 'cid', version: 3, joinedAt: ada.joinedAt + 2 });

let state: () => Promise<string>;
const report = vi.fn<(message: string) => void>();
let feed: RosterFeed;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeEventSource);
  FakeEventSource.all = [];
  report.mockReset();
  state = vi.fn(async () => snapshotText([ada, bob, cid], 3));
  feed = new RosterFeed({ eventsUrl: '/events', readState: () => state(), report });
  feed.start();
  FakeEventSource.last.open();
});

afterEach(() => {
  feed.stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function send(text: string) {
  FakeEventSource.last.send(text);
}

function joined(participant: Participant, after: readonly Participant[], epoch = EPOCH) {
  return envelope('participant_joined', participant.version, after, { participant, counts: counts(after) }, epoch);
}

const names = () => feed.view.get().roster?.participants.map(({ userId }) => userId);
const settle = () => vi.advanceTimersByTimeAsync(0);

it('is live with the first snapshot', () => {
  send(snapshotText([ada], 1));
  expect(feed.view.get().link).toBe('live');
  expect(names()).toEqual(['ada']);
});

it('reads the roster again after a gap and applies what came meanwhile', async () => {
  send(snapshotText([ada], 1));
  send(joined(cid, [ada, bob, cid]));
  expect(names()).toEqual(['ada']);
  const dan = aParticipant({ userId: 'dan', version: 4, joinedAt: ada.joinedAt + 3 });
  send(joined(dan, [ada, bob, cid, dan]));
  await settle();
  expect(state).toHaveBeenCalledTimes(1);
  expect(names()).toEqual(['ada', 'bob', 'cid', 'dan']);
});

it('reports a drift and takes the server’s roster over', async () => {
  send(snapshotText([ada], 1));
  send(joined(bob, [ada, bob, aParticipant({ userId: 'zoe' })]));
  await settle();
  expect(report).toHaveBeenCalledTimes(1);
  expect(report.mock.calls[0]?.[0]).toContain('roster drift');
  expect(names()).toEqual(['ada', 'bob', 'cid']);
});

it('begins anew with a new epoch', async () => {
  send(snapshotText([ada, bob], 9));
  state = async () => snapshotText([bob], 1, 'ffffffffffffffff');
  send(joined({ ...bob, version: 1 }, [bob], 'ffffffffffffffff'));
  await settle();
  expect(names()).toEqual(['bob']);
  expect(feed.view.get().roster?.position.epoch).toBe('ffffffffffffffff');
});

it('does not go back to a snapshot that is older than what it knows', () => {
  send(snapshotText([ada, bob, cid], 3));
  send(snapshotText([ada], 1));
  expect(names()).toEqual(['ada', 'bob', 'cid']);
});

it('reads on with pauses until the server answers', async () => {
  send(snapshotText([ada], 1));
  const answers = [
    () => Promise.reject(new Error('away')),
    async () => 'nonsense',
    async () => snapshotText([ada, bob, cid], 3),
  ];
  const failing = vi.fn(() => (answers.shift() as () => Promise<string>)());
  state = failing;
  send(joined(cid, [ada, bob, cid]));
  await settle();
  expect(failing).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(failing).toHaveBeenCalledTimes(3);
  expect(names()).toEqual(['ada', 'bob', 'cid']);
});

describe('the link', () => {
  it('is lost while the stream is down, and nobody is said to speak', () => {
    send(snapshotText([ada], 1));
    send(JSON.stringify({ v: 1, t: 'speakers_changed', d: { speaking: ['ada'], seq: 1 } }));
    FakeEventSource.last.fail(false);
    expect(feed.view.get().link).toBe('lost');
    expect(feed.view.get().roster?.speaking.size).toBe(0);
    FakeEventSource.last.open();
    expect(feed.view.get().link).toBe('live');
  });

  it('is degraded until the next snapshot', () => {
    send(snapshotText([ada], 1));
    send(JSON.stringify({ v: 1, t: 'degraded', d: { reason: 'backend-unavailable' } }));
    FakeEventSource.last.ping();
    expect(feed.view.get().link).toBe('degraded');
    send(snapshotText([ada], 1));
    expect(feed.view.get().link).toBe('live');
  });

  it('pauses when stopped and keeps what was known', () => {
    send(snapshotText([ada], 1));
    feed.stop();
    expect(feed.view.get().link).toBe('paused');
    expect(names()).toEqual(['ada']);
  });
});

describe('a large room', () => {
  const dan = aParticipant({ userId: 'dan', version: 4, joinedAt: ada.joinedAt + 3 });
  const all = [ada, bob, cid, dan];
  const at = (version: number) => ({ epoch: EPOCH, version });
  const inPart = (known: readonly Participant[], version: number) =>
    envelope('roster_snapshot', version, all, aSnapshot(known, { complete: false, counts: counts(all) }));
  const roster = () => {
    const { roster } = feed.view.get();
    if (!roster) throw new Error('there is no roster');
    return roster;
  };
  const left = (gone: Participant, version: number, after: readonly Participant[]) =>
    envelope('participant_left', version, after, {
      userId: gone.userId,
      sessionId: gone.sessionId,
      reason: 'left',
      counts: counts(after),
    });

  it('is known to be whole once everybody is listed and the digest says so, and is held to it from then on', () => {
    send(inPart([dan], 4));
    feed.merge({ participants: [ada, bob, cid], position: at(4) }, { to: null, base: roster().base });
    expect(names()).toEqual(['ada', 'bob', 'cid', 'dan']);
    expect(roster().complete).toBe(false);
    send(left(bob, 5, [ada, cid, dan]));
    expect(roster().complete).toBe(true);
    send(left(cid, 6, [ada]));
    expect(report).toHaveBeenCalledTimes(1);
  });

  it('does not bring back who left after the page was read, nor undo what happened since', () => {
    send(inPart([dan], 4));
    send(left(ada, 5, [bob, cid, dan]));
    const muted = { ...bob, selfMuted: true, version: 6 };
    send(envelope('participant_updated', 6, [muted, cid, dan], { participant: muted, counts: counts(all) }));
    feed.merge({ participants: [ada, bob, cid], position: at(4) });
    expect(names()).toEqual(['bob', 'cid', 'dan']);
    expect(roster().participants[0]?.selfMuted).toBe(true);
    feed.merge({ participants: [ada], position: at(7) });
    expect(names()).toContain('ada');
  });

  it('takes a page that is ahead of the events, which then change nothing', () => {
    send(inPart([dan], 4));
    const later = aParticipant({ userId: 'eve', version: 6, joinedAt: ada.joinedAt + 9 });
    const muted = { ...dan, selfMuted: true, version: 5 };
    const everybody = [ada, bob, cid, muted, later];
    feed.merge({ participants: everybody, position: at(6) }, { to: null, base: roster().base });
    send(envelope('participant_updated', 5, [ada, bob, cid, muted], { participant: muted, counts: counts(all) }));
    send(joined(later, everybody));
    expect(names()).toEqual(['ada', 'bob', 'cid', 'dan', 'eve']);
    expect(roster().complete).toBe(true);
    expect(report).not.toHaveBeenCalled();
  });

  it('keeps who was listed when the reply to a join names only a part', () => {
    send(inPart([dan], 4));
    feed.merge({ participants: [ada, bob], position: at(4) }, { to: bob, base: roster().base });
    const snapshot = { ...aSnapshot([cid, dan], { complete: false, counts: counts(all) }) };
    feed.adopt({ t: 'roster_snapshot', position: at(5), digest: '', d: snapshot });
    expect(names()).toEqual(['ada', 'bob', 'cid', 'dan']);
    expect(roster().listedTo).toBe(bob);
  });

  it('is of no use to a page of another epoch, or of a list that has begun anew', () => {
    send(inPart([dan], 4));
    const { base } = roster();
    feed.merge({ participants: [ada], position: { epoch: 'ffffffffffffffff', version: 9 } }, { to: null, base });
    expect(names()).toEqual(['dan']);
    send(inPart([dan], 5));
    feed.merge({ participants: [ada], position: at(5) }, { to: null, base });
    expect(isWhole(roster())).toBe(false);
    expect(names()).toEqual(['ada', 'dan']);
  });
});
