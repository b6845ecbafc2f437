import { createContext, useContext } from 'react';
import type { Role } from '../api/moderationTypes';
import type { Participant, Room } from '../api/types';

/** Who looks at a room, as far as it decides what they may do there. */
export type Viewer = {
  readonly userId: string;
  readonly displayName: string;
  readonly role: Role;
  readonly guest: boolean;
  /** Oneself in the room, while one is there. */
  readonly own: Participant | undefined;
};

/** A room as the parts of this folder need it. */
export type RoomNow = {
  readonly streamId: string;
  readonly viewer: Viewer;
  readonly room: Room;
  readonly people: readonly Participant[];
  /** User ids of the raised hands, first come first. */
  readonly hands: readonly string[];
};

export const RoomContext = createContext<RoomNow | null>(null);

/** The room that the surroundings are about. */
export function useRoomNow(): RoomNow {
  const room = useContext(RoomContext);
  if (!room) throw new Error('There is no room around this');
  return room;
}
