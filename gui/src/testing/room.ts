import type { Participant, Room } from '../api/types';

export function aParticipant(change: Partial<Participant> & { userId: string }): Participant {
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

export function aRoom(change: Partial<Room> = {}): Room {
  return {
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
    participants: 0,
    speakers: 0,
    full: false,
    ...change,
  };
}
