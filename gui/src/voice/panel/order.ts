import type { Participant } from '../../api/types';

/** How long somebody who fell silent keeps the place among the speakers, so that rows do not jump between sentences. */
export const KEEPS_PLACE_MS = 5_000;

/** When each of the recent speakers was heard last, ms. */
export type Heard = ReadonlyMap<string, number>;

/** Takes note of who speaks now and forgets those who have been silent for long. */
export function hear(heard: Heard, speaking: ReadonlySet<string>, now: number): Heard {
  const recent = [...heard].filter(([userId, at]) => !speaking.has(userId) && now - at < KEEPS_PLACE_MS);
  return new Map([...recent, ...[...speaking].map((userId) => [userId, now] as const)]);
}

/** Who stands before others. */
export type Precedence = {
  readonly ownUserId: string | undefined;
  readonly heard: Heard;
  readonly pinned?: string | null | undefined;
  /** Who stands before those who only listen; nobody unless it is given. */
  readonly leads?: (participant: Participant) => boolean;
};

/**
 * Who is pinned first, then oneself, then who speaks or just spoke, then who leads, then the others; among equals, who came first
 * stays first.
 */
export function inOrder(participants: readonly Participant[], precedence: Precedence): readonly Participant[] {
  const ranks: readonly Participant[][] = [[], [], [], [], []];
  for (const participant of participants) ranks[rankOf(participant, precedence)]?.push(participant);
  return ranks.flat();
}

/** Whether somebody stands before the others. */
export function standsOut(participant: Participant, precedence: Precedence): boolean {
  return rankOf(participant, precedence) < OTHERS;
}

const OTHERS = 4;

function rankOf(participant: Participant, { ownUserId, heard, pinned, leads }: Precedence): number {
  const { userId } = participant;
  if (userId === pinned) return 0;
  if (userId === ownUserId) return 1;
  if (heard.has(userId)) return 2;
  return leads?.(participant) ? 3 : OTHERS;
}
