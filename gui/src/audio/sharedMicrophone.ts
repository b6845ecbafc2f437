import { createStore } from '../store/store';
import type { Microphone } from './microphone';

/**
 * The microphone of the call, while there is one. Who only tests uses it too: some browsers silence the first owner of a
 * device when a second one opens it.
 */
export const sharedMicrophone = createStore<Microphone | undefined>(undefined);

/** Offers a microphone to the rest of the page until the returned function is called. */
export function shareMicrophone(microphone: Microphone): () => void {
  sharedMicrophone.set(microphone);
  return () => {
    if (sharedMicrophone.get() === microphone) sharedMicrophone.set(undefined);
  };
}
