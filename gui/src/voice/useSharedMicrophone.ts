import { useEffect } from 'react';
import type { Microphone } from '../audio/microphone';
import { shareMicrophone } from '../audio/sharedMicrophone';

/** Lets the settings test the call's own microphone while the call holds one. */
export function useSharedMicrophone(microphone: Microphone): void {
  useEffect(() => {
    let undo: (() => void) | undefined;
    const attend = () => {
      const held = microphone.state.get().kind !== 'off';
      if (held === (undo !== undefined)) return;
      undo?.();
      undo = held ? shareMicrophone(microphone) : undefined;
    };
    attend();
    const forget = microphone.state.subscribe(attend);
    return () => {
      forget();
      undo?.();
    };
  }, [microphone]);
}
