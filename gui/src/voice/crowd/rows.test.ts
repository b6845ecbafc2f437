import { describe, expect, it } from 'vitest';
import type { Participant } from '../../api/types';
import { aParticipant, aRoom } from '../../testing/room';
import { fromSnapshot, merge, type Roster } from '../roster/roster';
import { parseEnvelope, type SnapshotEvent } from '../roster/wire';
import { aSnapshot, envelope } from '../testing/room';
import { foundIn, rowsOf } from './rows';

const people = ['ada', 'bob', 'cid', 'dan', 'eve', 'fay'].map((userId, at) =>
  aParticipant({ userId, joinedAt: at + 1 }),
);
const who = { ownUserId: undefined, heard: new Map<string, number>() };

function rosterOf(known: readonly Participant[], hands: string[] = [], complete = false): Roster {
  const counts = { participants: people.length, speakers: people.length };
  const snapshot = aSnapshot(known, { complete, hands, counts, room: aRoom(counts) });
  return fromSnapshot(parseEnvelope(envelope('roster_snapshot', 9, known, snapshot)) as SnapshotEvent).roster;
}

function listedTo(roster: Roster, count: number): Roster {
  const participants = people.slice(0, count);
  const to = count === people.length ? null : (participants.at(-1) ?? null);
  return merge(roster, { participants, position: roster.position }, new Map(), { to, base: roster.base });
}

const names = (roster: Roster) => rowsOf(roster, who).people.map(({ userId }) => userId);

describe('the list of a room that is told in part', () => {
  it('has places for those who are not known, and leaves out those between whom others may be missing', () => {
    const roster = rosterOf(people.slice(4));
    expect(rowsOf(roster, who)).toEqual({ people: [], places: 6 });
    expect(names(listedTo(roster, 2))).toEqual(['ada', 'bob']);
    expect(names(listedTo(roster, 5))).toEqual(['ada', 'bob', 'cid', 'dan', 'eve']);
    expect(rowsOf(listedTo(roster, 6), who)).toEqual({ people, places: 6 });
  });

  it('has who leads, raises a hand, speaks or is oneself before all others', () => {
    const host = aParticipant({ userId: 'fay', joinedAt: 6, role: 'host' });
    const roster = rosterOf([...people.slice(1, 5), host], ['eve']);
    const heard = new Map([['dan', 1]]);
    const ids = rowsOf(roster, { ownUserId: 'cid', heard }).people.map(({ userId }) => userId);
    expect(ids).toEqual(['cid', 'dan', 'eve', 'fay']);
  });

  it('is read from where it began, however often', () => {
    const roster = listedTo(rosterOf([]), 4);
    expect(names(listedTo(roster, 2))).toEqual(['ada', 'bob', 'cid', 'dan']);
  });
});

describe('a search', () => {
  const roster = rosterOf([aParticipant({ userId: 'z', displayName: 'Zoë' }), ...people]);

  it('finds names by any part of them, case and accents aside', () => {
    for (const q of ['zoe', 'ZOË', ' oé', 'Zoe\u0308'])
      expect(foundIn(roster, q).people.map(({ displayName }) => displayName)).toEqual(['Zoë']);
    expect(foundIn(roster, 'xyz')).toEqual({ people: [], places: 0 });
  });

  it('has places for those whom the API found and the page does not know', () => {
    expect(foundIn(roster, 'zoe', 3).places).toBe(3);
    expect(foundIn(roster, 'zoe', 0).places).toBe(1);
  });
});
