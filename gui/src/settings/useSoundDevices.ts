import { useEffect, useState } from 'react';
import { DeviceFollower, type SoundDevices } from '../audio/deviceFollower';
import type { Microphone } from '../audio/microphone';
import { useReadable } from '../store/useReadable';

/** What is plugged in, live; looked at anew when the microphone is allowed, which is when names appear. */
export function useSoundDevices(microphone: Microphone): SoundDevices {
  const [follower] = useState(() => new DeviceFollower());
  const { kind } = useReadable(microphone.state);
  useEffect(() => {
    void follower.start();
    return () => follower.stop();
  }, [follower]);
  useEffect(() => {
    if (kind === 'open') void follower.look();
  }, [follower, kind]);
  return useReadable(follower.devices);
}
