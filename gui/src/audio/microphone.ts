import { createStore, type Readable, type Store } from '../store/store';
import { LevelMeter } from './levelMeter';

/** Why there is no microphone. Each has its own way to be mended. */
export type MicrophoneProblem = 'denied' | 'no_device' | 'busy' | 'insecure' | 'unplugged' | 'other';

export type MicrophoneState =
  | { readonly kind: 'off' }
  /** `consented`: the browser will open it without asking the user. */
  | { readonly kind: 'asking'; readonly consented: boolean }
  | { readonly kind: 'open'; readonly track: MediaStreamTrack; readonly deviceId: string }
  | { readonly kind: 'failed'; readonly problem: MicrophoneProblem };

export type Device = { readonly id: string; readonly label: string };

/** Whether the browser will ask, has been told yes, or has been told no. `unknown` where it does not say. */
export type MicrophoneConsent = 'prompt' | 'granted' | 'denied' | 'unknown';

/**
 * The one owner of the microphone and its processing chain. What the microphone hears is measured; what goes out is a second
 * track, so that a mute is silent outside at once while the meter goes on.
 */
export class Microphone {
  readonly state: Readable<MicrophoneState>;
  readonly devices: Readable<readonly Device[]>;
  readonly meter = new LevelMeter();
  readonly #state: Store<MicrophoneState> = createStore<MicrophoneState>({ kind: 'off' });
  readonly #devices: Store<readonly Device[]> = createStore<readonly Device[]>([]);
  readonly #changed = () => void this.#listDevices();
  #heard: MediaStreamTrack | undefined;
  #turn = 0;
  #open = false;
  #deviceId: string | undefined;

  constructor() {
    this.state = this.#state;
    this.devices = this.#devices;
  }

  /** Uses this device from now on. */
  async select(deviceId: string): Promise<void> {
    this.#deviceId = deviceId;
    await this.open({ consented: true });
  }

  /** Asks for the microphone and opens it, the chosen one or the default. The state tells how it went. */
  async open({ consented = false } = {}): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    if (!navigator.mediaDevices) {
      this.#fail(window.isSecureContext ? 'other' : 'insecure');
      return;
    }
    if (this.#state.get().kind !== 'open') this.#state.set({ kind: 'asking', consented });
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: constraints(this.#deviceId), video: false });
      const [heard] = stream.getAudioTracks();
      if (turn !== this.#turn) stop(stream);
      else if (heard) this.#take(heard);
      else this.#fail('no_device');
    } catch (error) {
      if (turn === this.#turn) this.#fail(problemOf(error));
    }
  }

  /** Lets go of the microphone; the browser's recording sign goes out. */
  close(): void {
    this.#turn += 1;
    this.#release();
    navigator.mediaDevices?.removeEventListener('devicechange', this.#changed);
    this.#state.set({ kind: 'off' });
  }

  /** Lets sound out, or keeps it in, from this very moment. */
  setOpen(open: boolean): void {
    this.#open = open;
    const state = this.#state.get();
    if (state.kind === 'open') state.track.enabled = open;
  }

  #take(heard: MediaStreamTrack): void {
    this.#release();
    this.#heard = heard;
    const track = heard.clone();
    track.enabled = this.#open;
    heard.addEventListener('ended', () => {
      if (this.#heard === heard) this.#fail('unplugged');
    });
    void this.meter.follow(heard);
    navigator.mediaDevices.addEventListener('devicechange', this.#changed);
    void this.#listDevices();
    const deviceId = heard.getSettings().deviceId ?? '';
    this.#state.set({ kind: 'open', track, deviceId });
  }

  #fail(problem: MicrophoneProblem): void {
    this.#release();
    // A device that is gone must not stand in the way of the next try.
    if (problem === 'no_device' || problem === 'unplugged') this.#deviceId = undefined;
    this.#state.set({ kind: 'failed', problem });
  }

  #release(): void {
    const state = this.#state.get();
    if (state.kind === 'open') state.track.stop();
    this.#heard?.stop();
    this.#heard = undefined;
    this.meter.stop();
  }

  async #listDevices(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices();
    const inputs = all.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== '');
    this.#devices.set(inputs.map(({ deviceId, label }) => ({ id: deviceId, label })));
  }
}

/** What the browser would do if it were asked for the microphone now. */
export async function microphoneConsent(): Promise<MicrophoneConsent> {
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' });
    return state;
  } catch {
    return 'unknown';
  }
}

function constraints(deviceId: string | undefined): MediaTrackConstraints {
  return {
    channelCount: 1,
    echoCancellation: true,
    noiseSuppression: true,
    autoGainControl: true,
    ...(deviceId ? { deviceId: { exact: deviceId } } : {}),
  };
}

/** Reads the browser's refusal; exported for its test. */
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

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
