import type { VoiceSettings } from '../../api/voiceSettings';
import type { Chime } from '../../audio/chimes';
import type { Readable } from '../../store/store';
import type { RosterFeed } from '../roster/rosterFeed';
import { type CallState, seatOf } from './callState';
import type { SelfState } from './selfState';

/** With more people in the room, comings and goings would never be silent. */
const MOST_FOR_JOIN_LEAVE = 15;

type Parts = {
  readonly feed: Pick<RosterFeed, 'listen'>;
  readonly state: Readable<CallState>;
  readonly self: Readable<SelfState>;
  readonly settings: Readable<VoiceSettings>;
  readonly play: (chime: Chime, volume: number) => void;
};

/** Says by short sounds what happens in the call: one's own mute, who comes and goes, and that the connection broke. */
export function soundTheCall({ feed, state, self, settings, play }: Parts): () => void {
  let { muted } = self.get();
  let { kind } = state.get();
  const chime = (which: Chime) => {
    const { sounds } = settings.get().account;
    if (sounds.on && sounds.volumePercent > 0) play(which, sounds.volumePercent / 100);
  };
  const undo = [
    self.subscribe(() => {
      const changed = self.get().muted !== muted;
      muted = self.get().muted;
      if (changed && state.get().kind === 'joined') chime(muted ? 'muted' : 'unmuted');
    }),
    state.subscribe(() => {
      const before = kind;
      kind = state.get().kind;
      const broke = kind === 'reconnecting' || kind === 'refused' || kind === 'leaving';
      if (before === 'joined' && broke) chime('disconnected');
    }),
    feed.listen((event) => {
      if (event.t !== 'participant_joined' && event.t !== 'participant_left') return;
      if (event.t === 'participant_joined' && event.d.restored) return;
      const userId = event.t === 'participant_joined' ? event.d.participant.userId : event.d.userId;
      const isOther = userId !== seatOf(state.get())?.userId;
      const few = event.d.counts.participants <= MOST_FOR_JOIN_LEAVE;
      if (!isOther || !few || !settings.get().account.sounds.joinLeave || state.get().kind !== 'joined') return;
      chime(event.t === 'participant_joined' ? 'joined' : 'left');
    }),
  ];
  return () => {
    for (const each of undo) each();
  };
}
