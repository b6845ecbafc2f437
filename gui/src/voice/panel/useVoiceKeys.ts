import { useEffect } from 'react';
import type { AccountChoices, KeyPress } from '../../api/voiceSettings';
import type { Transmission } from '../call/transmission';

const MUTE: KeyPress = { code: 'KeyM', ctrl: false, alt: false, shift: false, meta: false };

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
      if (isPress(event, talk) && transmission.self.get().pushToTalk) {
        event.preventDefault();
        hold.press();
      } else if (isPress(event, { ...MUTE, shift: event.shiftKey })) {
        transmission.setMuted(!transmission.self.get().muted);
      }
    };
    const up = (event: KeyboardEvent) => {
      if (event.code === talk.code) hold.release();
    };
    const away = () => hold.drop();
    document.addEventListener('keydown', down);
    document.addEventListener('keyup', up);
    window.addEventListener('blur', away);
    document.addEventListener('visibilitychange', away);
    return () => {
      hold.drop();
      document.removeEventListener('keydown', down);
      document.removeEventListener('keyup', up);
      window.removeEventListener('blur', away);
      document.removeEventListener('visibilitychange', away);
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

function isPress(event: KeyboardEvent, key: KeyPress): boolean {
  const { code, ctrlKey: ctrl, altKey: alt, shiftKey: shift, metaKey: meta } = event;
  return code === key.code && ctrl === key.ctrl && alt === key.alt && shift === key.shift && meta === key.meta;
}

/** Whether somebody writes, or the player has the key. */
function isTaken(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof Element && target.closest(takers) !== null;
}

const takers =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], media-controller';
