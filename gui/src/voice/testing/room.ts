import type { Participant, RosterSnapshot } from '../../api/types';
import { aRoom } from '../../testing/room';
import { digestOf, formatDigest } from '../roster/digest';

export const EPOCH = '00112233445566aa';

export function counts(participants: readonly Participant[]) {
  return { participants: participants.length, speakers: participants.length };
}

export function aSnapshot(participants: readonly Participant[], change: Partial<RosterSnapshot> = {}): RosterSnapshot {
  const room = aRoom(counts(participants));
  const speaking = { userIds: [], seq: 0 };
  const people = { participants: [...participants], counts: counts(participants), hands: [] };
  return { complete: true, ...people, room, speaking, ...change };
}

/** The text of one envelope; the digest is that of `participants`, the people after the event. */
export function envelope(
  t: string,
  version: number,
  participants: readonly Participant[],
  d: unknown,
  epoch: string = EPOCH,
): string {
  return JSON.stringify({ v: 1, t, p: `${epoch}-${version}`, h: formatDigest(digestOf(participants)), d });
}

export function snapshotText(participants: readonly Participant[], version: number, epoch: string = EPOCH): string {
  return envelope('roster_snapshot', version, participants, aSnapshot(participants), epoch);
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
