import type { Readable } from './store';

/** A page that is not drawn has no frames; then a change is told after this time, ms. */
const WITHOUT_FRAMES_MS = 250;

/** What another readable holds, told once per frame at most: many changes between two pictures are drawn as one. */
export function perFrame<T>(source: Readable<T>): Readable<T> {
  const listeners = new Set<() => void>();
  let shown = source.get();
  let forget: (() => void) | undefined;
  let cancel: (() => void) | undefined;

  const tell = () => {
    cancel?.();
    cancel = undefined;
    shown = source.get();
    for (const listener of [...listeners]) listener();
  };
  const changed = () => {
    if (cancel) return;
    const frame = requestAnimationFrame(tell);
    const timer = setTimeout(tell, WITHOUT_FRAMES_MS);
    cancel = () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  };

  return {
    get: () => (forget ? shown : source.get()),
    subscribe: (listener) => {
      listeners.add(listener);
      if (!forget) {
        shown = source.get();
        forget = source.subscribe(changed);
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        cancel?.();
        cancel = undefined;
        forget?.();
        forget = undefined;
      };
    },
  };
}
