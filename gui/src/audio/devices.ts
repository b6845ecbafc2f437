import type { SoundDevice } from '../api/voiceSettings';

/**
 * The device that was meant, among those that are there: by its id, or where ids have changed by label, and among equal
 * labels by the group. Undefined when it is not there.
 */
export function findDevice(wanted: SoundDevice, present: readonly SoundDevice[]): SoundDevice | undefined {
  const byId = present.find(({ id }) => id === wanted.id);
  if (byId || wanted.label === '') return byId;
  const byLabel = present.filter(({ label }) => label === wanted.label);
  return byLabel.find(({ groupId }) => groupId === wanted.groupId) ?? byLabel[0];
}

/** Microphones or speakers of what a browser lists; without permission it lists them without ids, which nobody can use. */
export function devicesOf(
  kind: 'audioinput' | 'audiooutput',
  all: readonly Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label' | 'groupId'>[],
): readonly SoundDevice[] {
  return all
    .filter((device) => device.kind === kind && device.deviceId !== '')
    .map(({ deviceId, label, groupId }) => ({ id: deviceId, label, groupId }));
}
