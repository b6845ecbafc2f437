import { useEffect } from 'react';
import type { Transmission } from '../call/transmission';

/** Letting go a little late keeps the last syllable. */
const RELEASE_MS = 250;
const MUTE_CODE = 'KeyM';
const TALK_CODE = 'KeyT';

/** Listens for the keys of a joined room: M mutes, T held down talks where push to talk is on. */
export function useVoiceKeys(transmission: Transmission, joined: boolean): void {
  useEffect(() => {
    if (!joined) return;
    const hold = createHold(transmission);
    const down = (event: KeyboardEvent) => {
      if (!meant(event)) return;
      if (event.code === MUTE_CODE) transmission.setMuted(!transmission.self.get().muted);
      if (event.code === TALK_CODE) hold.press();
    };
    const up = (event: KeyboardEvent) => {
      if (event.code === TALK_CODE) hold.release();
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
  }, [transmission, joined]);
}

/** Holding to talk: `release` lets the last syllable out, `drop` shuts at once. */
export function createHold(transmission: Pick<Transmission, 'hold'>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const set = (held: boolean) => {
    clearTimeout(timer);
    transmission.hold(held);
  };
  return {
    press: () => set(true),
    release: () => {
      clearTimeout(timer);
      timer = setTimeout(() => set(false), RELEASE_MS);
    },
    drop: () => set(false),
  };
}

/** Whether a key is meant for the room: not a repeat or a shortcut, not while writing, and not taken by the player. */
function meant(event: KeyboardEvent): boolean {
  if (event.repeat || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return false;
  const target = event.composedPath()[0];
  return !(target instanceof Element && target.closest(takers));
}

const takers =
  'input:not([type=checkbox]):not([type=radio]):not([type=range]), textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], media-controller';
