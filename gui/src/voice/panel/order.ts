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

/** Who is pinned first, then oneself, then who speaks or just spoke, then the others; among equals, who came first stays first. */
export function inOrder(
  participants: readonly Participant[],
  ownUserId: string | undefined,
  heard: Heard,
  pinned?: string | null,
): readonly Participant[] {
  const rank = ({ userId }: Participant) => {
    if (userId === pinned) return -1;
    if (userId === ownUserId) return 0;
    return heard.has(userId) ? 1 : 2;
  };
  return participants.toSorted((a, b) => rank(a) - rank(b));
}
