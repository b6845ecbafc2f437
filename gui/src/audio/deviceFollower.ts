import type { SoundDevice } from '../api/voiceSettings';
import { createStore, type Readable, type Store } from '../store/store';
import { devicesOf, findDevice } from './devices';

export type SoundDevices = { readonly inputs: readonly SoundDevice[]; readonly outputs: readonly SoundDevice[] };

/** Which of the devices is used for one direction; `missing` is the preferred one while it is not there. */
export type DeviceChoice = {
  /** Undefined: the system's default. */
  readonly device: SoundDevice | undefined;
  readonly missing: SoundDevice | undefined;
};

/** What to use of the devices that are there; falls back to the default, and returns when the preferred one does. */
export function chooseDevice(preferred: SoundDevice | null | undefined, present: readonly SoundDevice[]): DeviceChoice {
  if (!preferred) return { device: undefined, missing: undefined };
  const device = findDevice(preferred, present);
  return { device, missing: device ? undefined : preferred };
}

/** The microphones and speakers of this machine, as they come and go. */
export class DeviceFollower {
  readonly devices: Readable<SoundDevices>;
  readonly #devices: Store<SoundDevices> = createStore<SoundDevices>({ inputs: [], outputs: [] });
  readonly #changed = () => void this.look();

  constructor() {
    this.devices = this.#devices;
  }

  /** Follows what is plugged in and out, until `stop`. */
  async start(): Promise<void> {
    navigator.mediaDevices?.addEventListener('devicechange', this.#changed);
    await this.look();
  }

  /** Lists anew: labels and ids appear when the user allows the microphone. */
  async look(): Promise<SoundDevices> {
    const all = (await navigator.mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
    const found = { inputs: devicesOf('audioinput', all), outputs: devicesOf('audiooutput', all) };
    if (JSON.stringify(found) !== JSON.stringify(this.#devices.get())) this.#devices.set(found);
    return found;
  }

  stop(): void {
    navigator.mediaDevices?.removeEventListener('devicechange', this.#changed);
  }
}
