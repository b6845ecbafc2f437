import { useCallback, useEffect, useRef, useState } from 'react';
import type { SoundDevice } from '../api/voiceSettings';
import { playOn } from '../audio/soundOutput';

/** Plays one sound at a time on a speaker; whatever plays ends with the component. */
export function usePlayback(device: SoundDevice | undefined) {
  const [playing, setPlaying] = useState(false);
  const current = useRef<HTMLAudioElement | null>(null);
  const stop = useCallback(() => {
    const audio = current.current;
    current.current = null;
    audio?.pause();
    if (audio) URL.revokeObjectURL(audio.src);
    setPlaying(false);
  }, []);
  useEffect(() => stop, [stop]);
  useEffect(() => {
    if (current.current) void playOn(current.current, device);
  }, [device]);

  const play = async (sound: Blob) => {
    stop();
    const audio = new Audio(URL.createObjectURL(sound));
    current.current = audio;
    audio.addEventListener('ended', () => current.current === audio && stop());
    setPlaying(true);
    await playOn(audio, device);
    await audio.play().catch(() => current.current === audio && stop());
  };
  return { playing, play, stop };
}
