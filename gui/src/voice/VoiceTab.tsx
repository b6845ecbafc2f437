import type { Stream, User } from '../api/types';

/** The Voice tab: joining, the room and one's own microphone. Loaded when its tab is shown. */
export default function VoiceTab({
  stream,
}: {
  streamId: string;
  stream: Stream;
  /** Who is signed in, null for nobody. */
  me: User | null;
  /** Opens the dialog to come in as a guest or with an account. */
  onSignIn: () => void;
}) {
  return <p>{stream.voice.participants}</p>;
}
