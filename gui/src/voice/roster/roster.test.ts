import { describe, expect, it } from 'vitest';
import type { Participant } from '../../api/types';
import { aParticipant } from '../../testing/room';
import { aSnapshot, counts, EPOCH, envelope, seededRandom, snapshotText } from '../testing/room';
import { digestOf, formatDigest } from './digest';
import { apply, applySpeakers, fromSnapshot, type Roster } from './roster';
import { type EphemeralEvent, type PositionedEvent, parseEnvelope, type SnapshotEvent } from './wire';

const ada = aParticipant({ userId: 'ada', version: 3 });
const bob = aParticipant({ userId: 'bob', version: 4, joinedAt: ada.joinedAt + 1 });

function positioned(text: string): PositionedEvent {
  return parseEnvelope(text) as PositionedEvent;
}

function rosterOf(participants: readonly Participant[], version: number): Roster {
  return fromSnapshot(positioned(snapshotText(participants, version)) as SnapshotEvent).roster;
}

function joined(participant: Participant, version: number, after: readonly Participant[], epoch = EPOCH) {
  return positioned(envelope('participant_joined', version, after, { participant, counts: counts(after) }, epoch));
}

function left({ userId, sessionId }: Participant, version: number, after: readonly Participant[]) {
  const d = { userId, sessionId, reason: 'left', counts: counts(after) };
  return positioned(envelope('participant_left', version, after, d));
}

describe('events in order', () => {
  it('follow each other', () => {
    const { roster, verdict } = apply(rosterOf([ada], 3), joined(bob, 4, [ada, bob]));
    expect(verdict).toBe('applied');
    expect(roster.participants).toEqual([ada, bob]);
    expect(roster.position).toEqual({ epoch: EPOCH, version: 4 });
    expect(roster.counts.participants).toBe(2);
    expect(roster.room.participants).toBe(2);
  });

  it('replace a participant whole', () => {
    const muted = { ...ada, selfMuted: true, version: 4 };
    const event = positioned(
      envelope('participant_updated', 4, [muted], { participant: muted, counts: counts([muted]) }),
    );
    expect(apply(rosterOf([ada], 3), event).roster.participants).toEqual([muted]);
  });

  it('keep the order of joining, whatever order they come in', () => {
    const early = aParticipant({ userId: 'eve', version: 4, joinedAt: ada.joinedAt - 5 });
    const { roster } = apply(rosterOf([ada], 3), joined(early, 4, [early, ada]));
    expect(roster.participants.map(({ userId }) => userId)).toEqual(['eve', 'ada']);
  });

  it('of a kind from a later release move the position on', () => {
    const { roster, verdict } = apply(
      rosterOf([ada], 3),
      positioned(envelope('room_painted', 4, [ada], { colour: 1 })),
    );
    expect(verdict).toBe('applied');
    expect(roster.position.version).toBe(4);
  });
});

describe('events out of order', () => {
  it('that are known already change nothing', () => {
    const before = rosterOf([ada, bob], 4);
    expect(apply(before, joined(bob, 4, [ada, bob]))).toEqual({ roster: before, verdict: 'stale' });
  });

  it('with something missing before them are a gap', () => {
    const before = rosterOf([ada], 3);
    expect(apply(before, joined(bob, 5, [ada, bob]))).toEqual({ roster: before, verdict: 'gap' });
  });

  it('of another epoch are a gap', () => {
    const before = rosterOf([ada], 3);
    expect(apply(before, joined(bob, 4, [ada, bob], 'ffffffffffffffff')).verdict).toBe('gap');
  });
});

describe('digests', () => {
  it('tell that a roster drifted', () => {
    const forgotten = aParticipant({ userId: 'carol', version: 2 });
    expect(apply(rosterOf([ada], 3), joined(bob, 4, [ada, bob, forgotten])).verdict).toBe('drift');
  });

  it('are not checked for a roster that holds only some', () => {
    const d = aSnapshot([ada], { complete: false });
    const partial = fromSnapshot(positioned(envelope('roster_snapshot', 3, [bob], d)) as SnapshotEvent).roster;
    expect(partial.complete).toBe(false);
    expect(apply(partial, joined(bob, 4, [])).verdict).toBe('applied');
  });

  it('of a snapshot that disagrees with itself are told and no longer checked', () => {
    const { roster, agrees } = fromSnapshot(
      positioned(envelope('roster_snapshot', 3, [bob], aSnapshot([ada]))) as SnapshotEvent,
    );
    expect(agrees).toBe(false);
    expect(roster.complete).toBe(false);
  });
});

describe('a closing room', () => {
  it('that ends every seat at once is empty', () => {
    const event = positioned(envelope('room_closed', 4, [], { reason: 'stream_ended' }));
    const { roster, verdict } = apply(rosterOf([ada], 3), event);
    expect(verdict).toBe('applied');
    expect(roster.participants).toEqual([]);
    expect(roster.room.status).toBe('closed');
  });
});

describe('who speaks', () => {
  const speaks = (userIds: string[], seq: number) =>
    parseEnvelope(JSON.stringify({ v: 1, t: 'speakers_changed', d: { speaking: userIds, seq } })) as EphemeralEvent & {
      t: 'speakers_changed';
    };

  it('is the last set heard', () => {
    const roster = applySpeakers(applySpeakers(rosterOf([ada, bob], 4), speaks(['ada'], 2)), speaks(['bob'], 1));
    expect([...roster.speaking]).toEqual(['ada']);
  });

  it('is nobody who was muted or has left', () => {
    const talking = applySpeakers(rosterOf([ada, bob], 4), speaks(['ada', 'bob'], 1));
    const muted = { ...ada, selfMuted: true, version: 5 };
    const event = positioned(
      envelope('participant_updated', 5, [muted, bob], { participant: muted, counts: counts([ada, bob]) }),
    );
    const quieter = apply(talking, event).roster;
    expect([...quieter.speaking]).toEqual(['bob']);
    expect([...apply(quieter, left(bob, 6, [muted])).roster.speaking]).toEqual([]);
  });
});

describe.each([1, 2, 3, 4, 5])('a random room, seed %i', (seed) => {
  it('stays equal to a map of its participants', () => {
    const random = seededRandom(seed);
    const model = new Map<string, Participant>();
    let roster = rosterOf([], 0);
    for (let version = 1; version <= 400; version++) {
      const userId = `user-${Math.floor(random() * 12)}`;
      const known = model.get(userId);
      let event: PositionedEvent;
      if (known && random() < 0.4) {
        model.delete(userId);
        event = left(known, version, [...model.values()]);
      } else {
        const fresh = aParticipant({ userId, joinedAt: version, version });
        const participant = known ? { ...known, selfMuted: random() < 0.5, version } : fresh;
        model.set(userId, participant);
        event = joined(participant, version, [...model.values()]);
      }
      const next = apply(roster, event);
      expect(next.verdict).toBe('applied');
      roster = next.roster;
      expect(new Map(roster.participants.map((participant) => [participant.userId, participant]))).toEqual(model);
      expect(formatDigest(roster.digest)).toBe(formatDigest(digestOf(model.values())));
    }
  });
});

describe('text that is no event', () => {
  it.each([
    '',
    '[]',
    'null',
    '{',
    '{"t":1,"d":{}}',
    '{"t":"participant_joined","d":{}}',
    '{"t":"participant_joined","p":"x-1","h":"0","d":{}}',
  ])('%j is passed over', (text) => {
    expect(parseEnvelope(text)).toBeUndefined();
  });
});
