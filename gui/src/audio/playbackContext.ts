import { keepAwake } from './wake';

let context: AudioContext | undefined;

/** The one context for everything that this page plays or measures by itself; made when it is first needed. */
export function playbackContext(): AudioContext {
  if (!context) {
    context = new AudioContext();
    keepAwake(context, () => undefined);
  }
  return context;
}
