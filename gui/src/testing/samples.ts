import type { Stream, User } from '../api/types';

export const hedy: User = { id: 'u1', name: 'hedy', displayName: 'Hedy', guest: false, createdAt: 1 };

export function aStream(changes: Partial<Stream> = {}): Stream {
  return {
    id: 'demo',
    title: 'Harbour at dawn',
    hostId: 'u2',
    hostName: 'Ada',
    playbackUrl: '/demo/live.m3u8',
    visibility: 'public',
    status: 'live',
    createdAt: 1,
    startedAt: 2,
    voice: {
      enabled: true,
      available: true,
      participants: 3,
      speakers: 2,
      full: false,
      locked: false,
      mode: 'open',
    },
    voiceSettings: { enabled: true, softCap: 50, hardCap: 100 },
    mine: false,
    ...changes,
  };
}
