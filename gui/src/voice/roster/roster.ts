import type { Participant, Room, RoomCounts, Speakers } from '../../api/types';
import { type Digest, digestOf, emptyDigest, formatDigest, toggle } from './digest';
import type { EphemeralEvent, Position, PositionedEvent, SnapshotEvent } from './wire';

/** A place in the order in which people joined. */
export type Place = Pick<Participant, 'joinedAt' | 'userId'>;

const beginning: Place = { joinedAt: Number.NEGATIVE_INFINITY, userId: '' };
const end: Place = { joinedAt: Number.POSITIVE_INFINITY, userId: '' };

/** A room as this page knows it. Immutable; `apply` gives the next one. */
export type Roster = {
  readonly position: Position;
  /** Whether `participants` holds everybody for certain, so that the digest can be checked. */
  readonly complete: boolean;
  /** In the order in which they joined. */
  readonly participants: readonly Participant[];
  /** Up to where `participants` holds everybody. What is beyond has to be asked for; what is known of it came by other ways. */
  readonly listedTo: Place;
  /** The snapshot that this has grown from; the same object as long as it is the same one. */
  readonly base: object;
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
const KEPT_PARTICIPANTS = 10_000;

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
    listedTo: complete ? end : beginning,
    base: {},
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
  const equal = formatDigest(next.digest) === event.digest;
  // Whoever was listed to the end is known to be everybody when the digest says so, and from then on it has to.
  const complete = next.complete || (equal && next.listedTo === end);
  return { roster: { ...next, complete }, verdict: complete && !equal ? 'drift' : 'applied' };
}

/** People of a room, as the API listed them at a position. */
export type Page = { readonly participants: readonly Participant[]; readonly position: Position };

/** Up to where everybody was listed, null for the end; of no use once the roster has another `base`. */
export type Reach = { readonly to: Place | null; readonly base: object };

/** Takes over people whom the API listed; `leftAt` tells at which version somebody was last seen to leave. */
export function merge(roster: Roster, page: Page, leftAt: ReadonlyMap<string, number>, reach?: Reach): Roster {
  if (page.position.epoch !== roster.position.epoch) return roster;
  const known = new Map(roster.participants.map((participant) => [participant.userId, participant]));
  let { digest } = roster;
  for (const participant of page.participants) {
    const before = known.get(participant.userId);
    const left = page.position.version < (leftAt.get(participant.userId) ?? 0);
    if (left || (before ? before.version >= participant.version : known.size >= KEPT_PARTICIPANTS)) continue;
    digest = toggle(before ? toggle(digest, before) : digest, participant);
    known.set(participant.userId, participant);
  }
  const reached = reach?.base === roster.base ? (reach.to ?? end) : beginning;
  const listedTo = byJoining(reached, roster.listedTo) > 0 ? reached : roster.listedTo;
  return { ...roster, digest, listedTo, participants: ordered([...known.values()]) };
}

/** Whether everybody has been listed. */
export function isWhole({ listedTo }: Roster): boolean {
  return listedTo === end;
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
  const at = indexOf(roster, participant.userId);
  if (at < 0 && roster.participants.length >= KEPT_PARTICIPANTS) return { ...roster, complete: false };
  const without = take(roster, participant.userId);
  return {
    ...without,
    // A mute silences at once, whatever the set of speakers still says.
    speaking: canSound(participant) ? roster.speaking : without.speaking,
    participants: without.participants.toSpliced(placeOf(without.participants, participant), 0, participant),
    digest: toggle(without.digest, participant),
  };
}

function take(roster: Roster, userId: string): Roster {
  const at = indexOf(roster, userId);
  const gone = roster.participants[at];
  if (!gone) return roster;
  const speaks = roster.speaking.has(userId);
  return {
    ...roster,
    participants: roster.participants.toSpliced(at, 1),
    digest: toggle(roster.digest, gone),
    speaking: speaks ? new Set([...roster.speaking].filter((speaker) => speaker !== userId)) : roster.speaking,
  };
}

function indexOf({ participants }: Roster, userId: string): number {
  return participants.findIndex((participant) => participant.userId === userId);
}

/** Where in the order somebody belongs: found by halves, as large rooms change all the time. */
function placeOf(participants: readonly Participant[], who: Place): number {
  let [low, high] = [0, participants.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (byJoining(participants[middle] as Participant, who) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
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
  return participants.toSorted(byJoining);
}

/** Compares two places: negative when the first came first. */
export function byJoining(a: Place, b: Place): number {
  // Not the difference: of two infinities that is none.
  if (a.joinedAt !== b.joinedAt) return a.joinedAt < b.joinedAt ? -1 : 1;
  return a.userId < b.userId ? -1 : Number(a.userId > b.userId);
}
