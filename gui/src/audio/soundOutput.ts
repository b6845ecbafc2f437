import type { SoundDevice, VoiceSettings } from '../api/voiceSettings';
import { chooseDevice, type DeviceChoice } from './deviceFollower';
import { deviceKey } from './deviceKey';

/** Whether this browser lets a page choose where its sound comes out. */
export const canChooseOutput = typeof HTMLMediaElement !== 'undefined' && 'setSinkId' in HTMLMediaElement.prototype;

/** Where sound is to come out on this browser, of the speakers that are there. */
export function outputFor(settings: VoiceSettings, present: readonly SoundDevice[]): DeviceChoice {
  return chooseDevice(settings.devices.find(({ key }) => key === deviceKey())?.output, present);
}

type Sinkable = { readonly setSinkId?: (id: string) => Promise<void> };

/** Plays an element on this device, or on the system's own; a device that went away meanwhile changes nothing. */
export async function playOn(element: HTMLMediaElement, device: SoundDevice | undefined): Promise<void> {
  await playThrough(element, device?.id ?? '');
}

/** The same by the device's id, '' for the system's own; also for sound that the page makes itself. */
export async function playThrough(target: HTMLMediaElement | AudioContext, deviceId: string): Promise<void> {
  await (target as Sinkable).setSinkId?.(deviceId).catch(() => undefined);
}
