import { useEffect } from 'react';
import type { AccountChoices } from '../../api/voiceSettings';
import { type Chord, chordOf, endsChord, sameChord } from '../../keys/chord';
import { recordingKey } from '../../keys/recordingKey';
import { steersControls, steersPlayer } from '../../keys/takenBy';
import type { Transmission } from '../call/transmission';

const MUTE: Chord = { code: 'KeyM', ctrl: false, alt: false, shift: false, meta: false };

/** Listens for the keys of a joined room: M mutes, the talk key held down talks where push to talk is on. */
export function useVoiceKeys(
  transmission: Transmission,
  { key: talk, releaseDelayMs }: AccountChoices['pushToTalk'],
  joined: boolean,
): void {
  useEffect(() => {
    if (!joined) return;
    const hold = createHold(transmission, releaseDelayMs);
    const down = (event: KeyboardEvent) => {
      if (event.repeat || event.defaultPrevented || isTaken(event)) return;
      if (sameChord(chordOf(event), talk) && transmission.self.get().pushToTalk) {
        event.preventDefault();
        hold.press();
      } else if (sameChord(chordOf(event), { ...MUTE, shift: event.shiftKey })) {
        transmission.setMuted(!transmission.self.get().muted);
      }
    };
    const up = (event: KeyboardEvent) => {
      if (endsChord(talk, event.code)) hold.release();
    };
    const away = () => hold.drop();
    document.addEventListener('keydown', down);
    // Ahead of everybody who might keep it: a key that is let go must never go on talking.
    window.addEventListener('keyup', up, { capture: true });
    window.addEventListener('blur', away);
    document.addEventListener('visibilitychange', away);
    const forgetRecording = recordingKey.subscribe(away);
    return () => {
      hold.drop();
      document.removeEventListener('keydown', down);
      window.removeEventListener('keyup', up, { capture: true });
      window.removeEventListener('blur', away);
      document.removeEventListener('visibilitychange', away);
      forgetRecording();
    };
  }, [transmission, talk, releaseDelayMs, joined]);
}

/** Holding to talk: `release` is a little late, to keep the last syllable; `drop` shuts at once. */
export function createHold(transmission: Pick<Transmission, 'hold'>, releaseDelayMs: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (held: boolean) => {
    clearTimeout(timer);
    transmission.hold(held);
  };
  return {
    press: () => set(true),
    release: () => {
      clearTimeout(timer);
      timer = setTimeout(() => set(false), releaseDelayMs);
    },
    drop: () => set(false),
  };
}

/** Whether the element that the key goes to needs it itself: one writes there, or the key steers it. */
function isTaken(event: KeyboardEvent): boolean {
  const path = event.composedPath().filter((target) => target instanceof Element);
  const isIn = (selector: string) => path.some((element) => element.matches(selector));
  return (
    isIn(texts) ||
    (steersPlayer(event.code) && isIn('media-controller')) ||
    (steersControls(event.code) && isIn(controls))
  );
}

const texts =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox]';
const controls =
  'button, a[href], input, summary, [role=button], [role=tab], [role=slider], [role=menuitem], [role=switch]';
