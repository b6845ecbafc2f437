import type { ReactElement } from 'react';
import type { Participant, Room } from '../../api/types';
import { show } from '../../testing/show';
import { RoomContext, type RoomNow, type Viewer } from '../viewer';

export function aPerson(change: Partial<Participant> & { userId: string }): Participant {
  const sessionId = change.sessionId ?? `${change.userId}-session`;
  return {
    sessionId,
    identity: `${change.userId}.${sessionId}`,
    displayName: change.userId,
    role: 'listener',
    guest: false,
    selfMuted: false,
    selfDeafened: false,
    serverMuted: false,
    serverDeafened: false,
    suppressed: false,
    media: 'live',
    presence: 'present',
    joinedAt: 1_790_000_000_000,
    version: 1,
    ...change,
  };
}

const open: Room = {
  status: 'open',
  mode: 'open',
  locked: false,
  softCap: 50,
  hardCap: 100,
  speakerCap: null,
  slowModeMs: 0,
  statusLine: '',
  pinned: null,
  access: 'everyone',
  waitForHost: false,
  actingHost: null,
  participants: 2,
  speakers: 2,
  full: false,
};

type Change = { room?: Partial<Room>; viewer?: Partial<Viewer>; people?: Participant[]; hands?: string[] };

export function aRoomNow({ room, viewer, people = [], hands = [] }: Change = {}): RoomNow {
  return {
    // A room of its own for each test: what is done in one is remembered by it.
    streamId: crypto.randomUUID(),
    viewer: { userId: 'hedy', displayName: 'Hedy', role: 'host', guest: false, own: undefined, ...viewer },
    room: { ...open, ...room },
    people,
    hands,
  };
}

export function showIn(room: RoomNow, element: ReactElement) {
  return show(<RoomContext value={room}>{element}</RoomContext>);
}
