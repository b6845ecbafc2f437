import { describe, expect, it } from 'vitest';
import type { Stream } from '../../api/types';
import { aParticipant, aRoom } from '../../testing/room';
import type { CallState, Seat } from '../call/callState';
import { arrivals } from './arrivals';
import { barrierOf } from './barrier';
import { lossOf } from './lost';
import { hear, inOrder, KEEPS_PLACE_MS } from './order';
import { unreadyReason } from './readiness';

const people = ['ada', 'bob', 'cid', 'dan'].map((userId, i) => aParticipant({ userId, joinedAt: i }));
const nobody = new Map<string, number>();

describe('the order of people', () => {
  const names = (own: string | undefined, speaking: string[]) =>
    inOrder(people, { ownUserId: own, heard: hear(nobody, new Set(speaking), 0) }).map(({ userId }) => userId);

  it('is that of joining while nobody speaks', () => {
    expect(names(undefined, [])).toEqual(['ada', 'bob', 'cid', 'dan']);
  });

  it('has oneself first, then the speakers', () => {
    expect(names('cid', ['dan', 'cid', 'bob'])).toEqual(['cid', 'bob', 'dan', 'ada']);
  });

  it('keeps a speaker’s place through the pauses', () => {
    const spoke = hear(nobody, new Set(['dan']), 0);
    const pausing = hear(spoke, new Set(), KEEPS_PLACE_MS - 1);
    expect(inOrder(people, { ownUserId: undefined, heard: pausing })[0]?.userId).toBe('dan');
    expect(hear(pausing, new Set(), KEEPS_PLACE_MS).size).toBe(0);
  });
});

describe('what is lost', () => {
  const joined: CallState = { kind: 'joined', seat: {} as Seat };
  const reconnecting: CallState = { kind: 'reconnecting', seat: {} as Seat, lost: 'media' };

  it('is named', () => {
    expect(lossOf(joined, 'live')).toBeUndefined();
    expect(lossOf(joined, 'lost')).toBe('roster');
    expect(lossOf({ kind: 'idle' }, 'lost')).toBe('rosterOnly');
    expect(lossOf(reconnecting, 'live')).toBe('voice');
    expect(lossOf(reconnecting, 'lost')).toBe('both');
    expect(lossOf(joined, 'degraded')).toBe('degraded');
  });
});

describe('comings and goings', () => {
  it('are those of others', () => {
    const [ada, bob, cid] = people;
    if (!ada || !bob || !cid) throw new Error('people are missing');
    expect(arrivals([ada, bob], [bob, cid], 'cid')).toEqual({ came: [], went: ['ada'] });
    expect(arrivals([bob], [ada, bob], undefined)).toEqual({ came: ['ada'], went: [] });
  });
});

describe('joining', () => {
  const voice: Stream['voice'] = {
    enabled: true,
    available: true,
    participants: 0,
    speakers: 0,
    full: false,
    locked: false,
    mode: 'open',
  };

  it.each([
    ['off', { status: 'live', voice: { ...voice, enabled: false } }, undefined],
    ['ended', { status: 'ended', voice }, undefined],
    ['closed', { status: 'live', voice }, aRoom({ status: 'closed' })],
    ['noSfu', { status: 'live', voice: { ...voice, available: false } }, aRoom()],
    ['locked', { status: 'live', voice }, aRoom({ locked: true })],
    ['full', { status: 'live', voice: { ...voice, full: true } }, undefined],
    [undefined, { status: 'live', voice: { ...voice, full: true } }, aRoom({ full: false })],
  ] as const)('meets %s', (reason, stream, room) => {
    expect(unreadyReason({ ...stream, mine: false }, room)).toBe(reason);
  });

  it('a lock does not keep out whose room it is', () => {
    expect(unreadyReason({ status: 'live', voice, mine: true }, aRoom({ locked: true }))).toBeUndefined();
  });

  it.each([
    ['account', { access: 'signed_in' }, { guest: true }],
    [undefined, { access: 'signed_in' }, {}],
    ['invite', { access: 'invited' }, {}],
    [undefined, { access: 'invited' }, { invite: 'secret' }],
    ['password', { access: 'password' }, { invite: 'secret' }],
    ['host', { waitForHost: true }, {}],
    [undefined, { waitForHost: true }, { hostIsHere: true }],
  ] as const)('needs %s', (barrier, room, who: { guest?: true; invite?: string; hostIsHere?: true }) => {
    const me = { id: 'me', name: null, displayName: 'Me', guest: who.guest ?? false, createdAt: 1 };
    const { invite, hostIsHere = false } = who;
    expect(barrierOf({ room: aRoom(room), me, invite, hostIsHere })).toBe(barrier);
  });
});
