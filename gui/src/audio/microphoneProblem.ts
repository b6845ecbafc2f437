/** Why there is no microphone. Each has its own way to be mended. */
export type MicrophoneProblem = 'denied' | 'no_device' | 'busy' | 'insecure' | 'unplugged' | 'other';

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
