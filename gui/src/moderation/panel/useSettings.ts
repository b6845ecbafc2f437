import type { RoomSettings } from '../../api/moderationTypes';
import type { Room } from '../../api/types';
import { useReadable } from '../../store/useReadable';
import { moderationOf } from '../moderation';
import { useRoomNow } from '../viewer';

/** The room's settings as they will be, and how to change them. */
export function useSettings() {
  const { streamId, room } = useRoomNow();
  const moderation = moderationOf(streamId);
  const pending = useReadable(moderation.settings);
  const settings: Room & Pick<Partial<RoomSettings>, 'succession'> = { ...room, ...pending };
  return { settings, change: (change: Partial<RoomSettings>) => moderation.changeRoom(change) };
}
