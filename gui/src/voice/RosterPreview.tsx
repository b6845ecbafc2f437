import { useReadable } from '../store/useReadable';
import { People } from './panel/People';
import { useVoiceRoom } from './voiceRoom';

/** Who is in the room, for the shell: shown at once, before the Voice tab has loaded. */
export function RosterPreview({ streamId }: { streamId: string }) {
  const { roster } = useReadable(useVoiceRoom(streamId).feed.view);
  return <People roster={roster} />;
}
