/** Why there is no microphone. Each has its own way to be mended. `revoked`: it was allowed, and would be asked for again. */
export type MicrophoneProblem = 'denied' | 'revoked' | 'no_device' | 'busy' | 'insecure' | 'unplugged' | 'other';

/** Whether the browser will ask, has been told yes, or has been told no. `unknown` where it does not say. */
export type MicrophoneConsent = 'prompt' | 'granted' | 'denied' | 'unknown';

/** What the browser would do if it were asked for the microphone now. */
export async function microphoneConsent(): Promise<MicrophoneConsent> {
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' });
    return state;
  } catch {
    return 'unknown';
  }
}

/** Reads the browser's refusal. */
export function problemOf(error: unknown): MicrophoneProblem {
  switch (error instanceof Error ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'no_device';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    default:
      return 'other';
  }
}

/**
 * Why a microphone that was open ended, undefined where another one can take over.
 *
 * @param then what the browser said of the permission while it was open
 * @param inputs how many microphones it lists now; none while it lists them without ids
 */
export function lossOf(then: MicrophoneConsent, now: MicrophoneConsent, inputs: number): MicrophoneProblem | undefined {
  if (now === 'denied') return 'denied';
  // Some browsers say `prompt` all along of what they allow for one visit.
  if (then === 'granted' && now === 'prompt') return 'revoked';
  return inputs > 0 ? undefined : 'unplugged';
}
