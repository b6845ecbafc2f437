import type { Participant, Room, RoomCounts, Speakers } from '../../api/types';
import { type Digest, digestOf, emptyDigest, formatDigest, toggle } from './digest';
import type { EphemeralEvent, Position, PositionedEvent, SnapshotEvent } from './wire';

/** A room as this page knows it. Immutable; `apply` gives the next one. */
export type Roster = {
  readonly position: Position;
  /** Whether `participants` holds everybody, so that the digest can be checked. */
  readonly complete: boolean;
  /** In the order in which they joined. */
  readonly participants: readonly Participant[];
  readonly counts: RoomCounts;
  readonly room: Room;
  /** User ids of the raised hands, first come first. */
  readonly hands: readonly string[];
  readonly speaking: ReadonlySet<string>;
  readonly speakingSeq: number;
  readonly digest: Digest;
};

/**
 * What an event did. `stale`: already known. `gap`: something between was missed, or the server has begun anew.
 * `drift`: the event followed, and yet this roster is not the server's.
 */
export type Verdict = 'applied' | 'stale' | 'gap' | 'drift';

/** More people than any room takes; what comes beyond is counted and not kept. */
const KEPT_PARTICIPANTS = 1000;

/** The roster a snapshot describes, and whether its own digest agrees with it. */
export function fromSnapshot(event: SnapshotEvent): { roster: Roster; agrees: boolean } {
  const { d, position } = event;
  const participants = ordered(d.participants.slice(0, KEPT_PARTICIPANTS));
  const digest = digestOf(participants);
  const agrees = !d.complete || formatDigest(digest) === event.digest;
  const complete = d.complete && agrees && participants.length === d.participants.length;
  const base = {
    position,
    complete,
    participants,
    digest,
    counts: d.counts,
    hands: d.hands ?? [],
    room: counted(d.room, d.counts),
  };
  return { roster: { ...base, ...spoken(d.speaking) }, agrees };
}

/** Applies one change of the room. The roster comes back unchanged unless the verdict is `applied` or `drift`. */
export function apply(roster: Roster, event: PositionedEvent): { roster: Roster; verdict: Verdict } {
  const { position } = event;
  if (position.epoch !== roster.position.epoch) return { roster, verdict: 'gap' };
  if (position.version <= roster.position.version) return { roster, verdict: 'stale' };
  if (position.version !== roster.position.version + 1) return { roster, verdict: 'gap' };
  const next = { ...changed(roster, event), position };
  const drifted = next.complete && formatDigest(next.digest) !== event.digest;
  return { roster: next, verdict: drifted ? 'drift' : 'applied' };
}

/** Takes over who speaks, unless it is older than what is known. */
export function applySpeakers(roster: Roster, event: EphemeralEvent & { t: 'speakers_changed' }): Roster {
  const { speaking, seq } = event.d;
  return seq < roster.speakingSeq ? roster : { ...roster, ...spoken({ userIds: [...speaking], seq }) };
}

function changed(roster: Roster, event: PositionedEvent): Roster {
  switch (event.t) {
    case 'roster_snapshot':
      return fromSnapshot(event).roster;
    case 'participant_joined':
    case 'participant_updated':
      return recount(put(roster, event.d.participant), event.d.counts);
    case 'participant_left':
      return recount(take(roster, event.d.userId), event.d.counts);
    case 'hand_queue_updated':
      return { ...roster, hands: event.d.hands };
    case 'room_updated':
      return { ...roster, room: event.d.room };
    case 'room_closed':
      return closed(roster, event.digest);
    case 'unknown':
      return roster;
  }
}

function put(roster: Roster, participant: Participant): Roster {
  const known = roster.participants.findIndex(({ userId }) => userId === participant.userId);
  if (known < 0 && roster.participants.length >= KEPT_PARTICIPANTS) return { ...roster, complete: false };
  const without = take(roster, participant.userId);
  return {
    ...without,
    // A mute silences at once, whatever the set of speakers still says.
    speaking: canSound(participant) ? roster.speaking : without.speaking,
    participants: ordered([...without.participants, participant]),
    digest: toggle(without.digest, participant),
  };
}

function take(roster: Roster, userId: string): Roster {
  const gone = roster.participants.find((participant) => participant.userId === userId);
  if (!gone) return roster;
  return {
    ...roster,
    participants: roster.participants.filter((participant) => participant !== gone),
    digest: toggle(roster.digest, gone),
    speaking: new Set([...roster.speaking].filter((speaker) => speaker !== userId)),
  };
}

/** A closing room either ends every seat itself, which its digest tells, or has each leave in an event of its own. */
function closed(roster: Roster, digest: string): Roster {
  const room: Room = { ...roster.room, status: 'closed' };
  if (digest !== formatDigest(emptyDigest)) return { ...roster, room };
  const emptied = { participants: [], digest: emptyDigest, speaking: new Set<string>() };
  return recount({ ...roster, room, ...emptied }, { participants: 0, speakers: 0 });
}

/** Whether others can hear the participant when it talks. */
export function canSound(participant: Participant): boolean {
  return !participant.selfMuted && !participant.serverMuted && !participant.suppressed;
}

function recount(roster: Roster, counts: RoomCounts): Roster {
  return { ...roster, counts, room: counted(roster.room, counts) };
}

function counted(room: Room, counts: RoomCounts): Room {
  return { ...room, ...counts, full: counts.participants >= room.hardCap };
}

function spoken(speaking: Speakers): Pick<Roster, 'speaking' | 'speakingSeq'> {
  return { speaking: new Set(speaking.userIds.slice(0, KEPT_PARTICIPANTS)), speakingSeq: speaking.seq };
}

function ordered(participants: readonly Participant[]): readonly Participant[] {
  return participants.toSorted((a, b) => a.joinedAt - b.joinedAt || (a.userId < b.userId ? -1 : 1));
}
