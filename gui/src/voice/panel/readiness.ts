import type { Room, Stream } from '../../api/types';

/** Why nobody can join just now. */
export type Unready = 'off' | 'ended' | 'closed' | 'noSfu' | 'locked' | 'full';

/** The first reason against joining, as the stream and its room stand; the room's own word is the fresher one. */
export function unreadyReason(
  stream: Pick<Stream, 'status' | 'voice' | 'mine'>,
  room: Room | undefined,
): Unready | undefined {
  const { voice } = stream;
  if (!voice.enabled) return 'off';
  if (stream.status === 'ended') return 'ended';
  if (room?.status === 'closed') return 'closed';
  if (!voice.available) return 'noSfu';
  if (!stream.mine && (room?.locked ?? voice.locked)) return 'locked';
  if (room?.full ?? voice.full) return 'full';
  return undefined;
}
