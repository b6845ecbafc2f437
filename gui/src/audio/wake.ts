const gestures = ['pointerdown', 'keydown'] as const;

/**
 * Keeps a context running. Browsers let one make no sound before the first tap or key press, and stop it for a phone call:
 * any tap or key press wakes it. `told` hears whether it is held back. Undone by the returned function.
 */
export function keepAwake(context: AudioContext, told: (held: boolean) => void): () => void {
  const wake = () => void context.resume().catch(() => undefined);
  const listen = (on: boolean) => {
    for (const type of gestures) {
      if (on) document.addEventListener(type, wake);
      else document.removeEventListener(type, wake);
    }
  };
  const look = () => {
    const held = context.state !== 'running' && context.state !== 'closed';
    listen(held);
    if (held) wake();
    told(held);
  };
  context.addEventListener('statechange', look);
  look();
  return () => {
    context.removeEventListener('statechange', look);
    listen(false);
  };
}
