import type { ReactElement } from 'react';
import type { Participant, Room } from '../../api/types';
import { aRoom } from '../../testing/room';
import { show } from '../../testing/show';
import { RoomContext, type RoomNow, type Viewer } from '../viewer';

type Change = { room?: Partial<Room>; viewer?: Partial<Viewer>; people?: Participant[]; hands?: string[] };

export function aRoomNow({ room, viewer, people = [], hands = [] }: Change = {}): RoomNow {
  return {
    // A room of its own for each test: what is done in one is remembered by it.
    streamId: crypto.randomUUID(),
    viewer: { userId: 'hedy', displayName: 'Hedy', role: 'host', guest: false, own: undefined, ...viewer },
    room: aRoom({ participants: 2, speakers: 2, ...room }),
    people,
    hands,
  };
}

export function showIn(room: RoomNow, element: ReactElement) {
  return show(<RoomContext value={room}>{element}</RoomContext>);
}
