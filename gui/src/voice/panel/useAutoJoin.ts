import { useEffect, useRef } from 'react';
import type { Room, Stream, User } from '../../api/types';
import { useSettingsView } from '../../api/useVoiceSettings';
import { microphoneConsent } from '../../audio/microphoneProblem';
import type { Call } from '../call/call';
import { passOfAddress } from './barrier';
import { unreadyReason } from './readiness';

/**
 * Joins by itself, once for each visit to a stream, where the settings say so. Opens no microphone that the user has not
 * allowed before: then one listens, and can talk with a press on the microphone.
 */
export function useAutoJoin(
  call: Call,
  streamId: string,
  stream: Stream,
  me: User | null,
  room: Room | undefined,
): void {
  const { settings, userId, known } = useSettingsView();
  const done = useRef<string>(undefined);
  const wanted =
    settings.streams.find((choices) => choices.streamId === streamId)?.autoJoin ?? settings.account.autoJoin;
  const ready =
    me !== null && known && userId === me.id && room !== undefined && unreadyReason(stream, room) === undefined;
  useEffect(() => {
    if (!ready || done.current === streamId) return;
    // Who switches it on while watching has not asked to be taken in at once.
    done.current = streamId;
    if (!wanted || call.state.get().kind !== 'idle') return;
    void microphoneConsent().then((consent) =>
      call.join({ pass: passOfAddress(), ...(consent !== 'granted' && { listenOnly: true }) }),
    );
  }, [call, streamId, ready, wanted]);
}
