import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SoundDevice } from '../api/voiceSettings';
import { chooseDevice, DeviceFollower } from './deviceFollower';

const device = (id: string, label: string, groupId = 'g'): SoundDevice => ({ id, label, groupId });
const [headset, webcam] = [device('h1', 'Headset'), device('w1', 'Webcam')];

describe('the device to use', () => {
  it('is the preferred one, or the default where none is preferred', () => {
    expect(chooseDevice(headset, [webcam, headset])).toEqual({ device: headset, missing: undefined });
    expect(chooseDevice(null, [webcam])).toEqual({ device: undefined, missing: undefined });
  });

  it('is found by its label when ids have changed, by its group among equal labels', () => {
    const renamed = [device('x', 'Headset', 'other'), device('y', 'Headset', 'g')];
    expect(chooseDevice(headset, renamed).device?.id).toBe('y');
    expect(chooseDevice(device('h1', 'Headset', 'gone'), renamed).device?.id).toBe('x');
  });

  it('is the default while the preferred one is not there, and it is said', () => {
    expect(chooseDevice(headset, [webcam])).toEqual({ device: undefined, missing: headset });
  });

  it('is never guessed without a label', () => {
    expect(chooseDevice(device('h1', ''), [device('x', '')]).device).toBeUndefined();
  });
});

describe('a follower', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('hears devices come and go until it is stopped, and passes over those without an id', async () => {
    const listed = [{ kind: 'audioinput', deviceId: 'h1', label: 'Headset', groupId: 'g' }];
    const mediaDevices = Object.assign(new EventTarget(), { enumerateDevices: async () => [...listed] });
    vi.stubGlobal('navigator', { mediaDevices });
    const follower = new DeviceFollower();
    await follower.start();
    expect(follower.devices.get().inputs).toEqual([headset]);

    listed.push({ kind: 'audiooutput', deviceId: '', label: '', groupId: '' });
    listed.push({ kind: 'audiooutput', deviceId: 's1', label: 'Speaker', groupId: 'g' });
    mediaDevices.dispatchEvent(new Event('devicechange'));
    await vi.waitFor(() => expect(follower.devices.get().outputs).toEqual([device('s1', 'Speaker')]));

    follower.stop();
    listed.pop();
    mediaDevices.dispatchEvent(new Event('devicechange'));
    await Promise.resolve();
    expect(follower.devices.get().outputs).toHaveLength(1);
  });
});
