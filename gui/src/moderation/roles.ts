import table from '../../../api/src/main/resources/moderation/roles.json';
import type { Role } from '../api/moderationTypes';
import type { Room } from '../api/types';

/** Everything that the table of roles speaks of; the API decides by the same one. */
export type Right = keyof typeof table;

type Rule = { readonly actors: readonly string[]; readonly targets: string; readonly modes: readonly string[] };

const highestFirst: readonly Role[] = ['host', 'moderator', 'speaker', 'listener'];

/** Whether somebody in this role may do something about a room, or about themselves. */
export function may(right: Right, role: Role | undefined, mode: Room['mode'] = 'open'): boolean {
  const rule: Rule = table[right];
  return role !== undefined && rule.actors.includes(role) && rule.modes.includes(mode);
}

/** Whether somebody in this role may do something to another person: with most things, only to who is lower. */
export function mayTo(right: Right, role: Role | undefined, target: Role, mode: Room['mode'] = 'open'): boolean {
  if (!may(right, role, mode) || role === undefined) return false;
  switch ((table[right] as Rule).targets) {
    case 'any':
      return true;
    case 'lower':
      return highestFirst.indexOf(role) < highestFirst.indexOf(target);
    default:
      return false;
  }
}
