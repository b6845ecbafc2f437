import type { Participant } from '../api/types';
import type { DeedKind } from './deeds';
import { mayTo, type Right } from './roles';
import type { RoomNow } from './viewer';

/** What the menu of a person offers; the table of roles decides, and how the person stands. */
export type Choice = DeedKind | 'kick_longer';

/** In groups, in the order in which a menu shows them. */
const groups: readonly (readonly Choice[])[] = [
  ['soft_mute', 'ask_unmute', 'mute', 'unmute', 'deafen', 'undeafen'],
  ['invite_to_speak', 'move_to_listener', 'promote', 'demote'],
  ['timeout', 'kick', 'kick_longer', 'ban'],
  ['block', 'unblock', 'report'],
];

/** The choices that this viewer has about a person, group by group; a group without any is left out. */
export function choicesFor(person: Participant, room: RoomNow, blocked: boolean): readonly (readonly Choice[])[] {
  return groups
    .map((group) => group.filter((choice) => isAllowed(choice, person, room) && isMeant(choice, person, room, blocked)))
    .filter((group) => group.length > 0);
}

/** What may be done to everybody of a selection. */
export function choicesForAll(people: readonly Participant[], room: RoomNow): readonly Choice[] {
  const several: readonly Choice[] = ['mute', 'unmute', 'timeout', 'kick', 'ban'];
  return several.filter(
    (choice) =>
      people.every((person) => isAllowed(choice, person, room)) &&
      people.some((person) => isMeant(choice, person, room, false)),
  );
}

function isAllowed(choice: Choice, person: Participant, { viewer, room }: RoomNow): boolean {
  return person.userId !== viewer.userId && mayTo(rightTo(choice), viewer.role, person.role, room.mode);
}

/** What the table of roles calls a choice. */
function rightTo(choice: Choice): Right {
  switch (choice) {
    case 'unblock':
      return 'block';
    case 'kick_longer':
      return 'kick';
    default:
      return choice;
  }
}

/** Whether a choice would change anything, as the person stands now. */
function isMeant(choice: Choice, person: Participant, { room }: RoomNow, blocked: boolean): boolean {
  switch (choice) {
    case 'mute':
      return !person.serverMuted;
    case 'unmute':
      return person.serverMuted;
    case 'deafen':
      return !person.serverDeafened;
    case 'undeafen':
      return person.serverDeafened;
    case 'soft_mute':
      return !person.selfMuted && !person.serverMuted && !person.suppressed;
    case 'ask_unmute':
      return person.selfMuted && !person.serverMuted && !person.suppressed;
    case 'invite_to_speak':
      return room.mode === 'stage' && person.role === 'listener';
    case 'move_to_listener':
      return person.role === 'speaker';
    case 'promote':
      return person.role !== 'moderator' && !person.guest;
    case 'demote':
      return person.role === 'moderator';
    case 'block':
      return !blocked;
    case 'unblock':
      return blocked;
    default:
      return true;
  }
}
