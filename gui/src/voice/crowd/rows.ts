import type { Participant } from '../../api/types';
import { inOrder, type Precedence, standsOut } from '../panel/order';
import { byJoining, isWhole, type Roster } from '../roster/roster';

/** Who stands in the list, and how many places it has: the last ones are of people who have not been asked for yet. */
export type Rows = { readonly people: readonly Participant[]; readonly places: number };

/**
 * A room's list. As long as not everybody is known, those who lead, raise a hand or speak stand before all others, and of the others
 * those up to where the list was read: between whom others may be missing is not shown.
 */
export function rowsOf(roster: Roster, who: Pick<Precedence, 'ownUserId' | 'heard'>): Rows {
  const { participants, room, hands, counts, listedTo } = roster;
  const usual = { ...who, pinned: room.pinned };
  if (isWhole(roster)) return { people: inOrder(participants, usual), places: participants.length };
  const raised = new Set(hands);
  const leads = ({ role, userId }: Participant) => role !== 'listener' || raised.has(userId);
  const precedence = { ...usual, leads };
  const shown = participants.filter(
    (participant) => standsOut(participant, precedence) || byJoining(participant, listedTo) <= 0,
  );
  return { people: inOrder(shown, precedence), places: Math.max(counts.participants, shown.length) };
}

/** Those whose name holds `q`, in the order of their joining. `total`: how many the API knows of, while it has been asked. */
export function foundIn({ participants }: Roster, q: string, total = 0): Rows {
  const wanted = folded(q);
  const people = participants.filter((participant) => nameOf(participant).includes(wanted));
  return { people, places: Math.max(total, people.length) };
}

const names = new WeakMap<Participant, string>();

/** A name as it is compared: folding thousands of them with every change of a room would be felt. */
function nameOf(participant: Participant): string {
  const known = names.get(participant) ?? folded(participant.displayName);
  names.set(participant, known);
  return known;
}

/** As the API folds it: case and accents aside. */
function folded(text: string): string {
  return text
    .trim()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}
