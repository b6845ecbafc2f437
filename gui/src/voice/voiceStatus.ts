import { useSyncExternalStore } from 'react';
import { useReadable } from '../store/useReadable';
import type { MediaState } from './media/mediaLink';
import { useVoiceRoom } from './voiceRoom';

/** What the page shows of the voice connection outside the Voice tab: chips over the picture, the tab's count. */
export type VoiceStatus = {
  /** `idle`: not joined. `lost`: joined, and trying to come back. */
  readonly connection: 'idle' | 'connecting' | 'connected' | 'reconnecting' | 'lost';
  /** Everybody in the room, joined or not; `null` while the roster is not known. */
  readonly participants: number | null;
  /** Whether the own microphone is shut (by oneself or by the host); only meant while connected. */
  readonly muted: boolean;
  /** Whether oneself is heard speaking just now. */
  readonly speaking: boolean;
  /** What the SFU says of the own connection. */
  readonly quality: MediaState['quality'];
};

/** The voice status of a stream's room, live. */
export function useVoiceStatus(streamId: string): VoiceStatus {
  return useReadable(useVoiceRoom(streamId).status);
}

/** Whether a stream's room was closed: the stream ended, or voice was switched off. */
export function useRoomClosed(streamId: string): boolean {
  const { view } = useVoiceRoom(streamId).feed;
  return useSyncExternalStore(view.subscribe, () => view.get().roster?.room.status === 'closed');
}
