import { Circle, Play, Square } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SoundDevice } from '../api/voiceSettings';
import type { Microphone } from '../audio/microphone';
import { useReadable } from '../store/useReadable';
import { Button } from '../ui/Button';
import { useSecondsUntil } from '../ui/useSecondsUntil';
import styles from './RecordingTest.module.css';
import { record } from './recording';
import { usePlayback } from './usePlayback';

const LENGTH_MS = 5_000;

/** Records five seconds as others would hear them, and plays them back. */
export function RecordingTest({ microphone, output }: { microphone: Microphone; output: SoundDevice | undefined }) {
  const { t } = useTranslation('settings');
  const state = useReadable(microphone.state);
  const [endsAt, setEndsAt] = useState<number | null>(null);
  const [sound, setSound] = useState<Blob>();
  const stop = useRef<AbortController | null>(null);
  const left = useSecondsUntil(endsAt);
  const playback = usePlayback(output);
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      stop.current?.abort();
    };
  }, []);

  const start = async (track: MediaStreamTrack) => {
    playback.stop();
    const stopping = new AbortController();
    stop.current = stopping;
    setEndsAt(Date.now() + LENGTH_MS);
    try {
      const recorded = await record(track, LENGTH_MS, stopping.signal);
      if (!here.current) return;
      setSound(recorded);
      void playback.play(recorded);
    } finally {
      setEndsAt(null);
    }
  };
  return (
    <div className={styles.test}>
      {endsAt === null ? (
        <Button
          disabled={state.kind !== 'open'}
          icon={<Circle size={16} aria-hidden="true" className={styles.dot} />}
          onClick={() => microphone.testTrack && void start(microphone.testTrack)}
        >
          {t('record.start')}
        </Button>
      ) : (
        <Button icon={<Square size={16} aria-hidden="true" />} onClick={() => stop.current?.abort()}>
          {t('record.stop', { count: left })}
        </Button>
      )}
      {sound && endsAt === null && (
        <Button
          look="quiet"
          icon={playback.playing ? <Square size={16} aria-hidden="true" /> : <Play size={16} aria-hidden="true" />}
          onClick={() => (playback.playing ? playback.stop() : void playback.play(sound))}
        >
          {t(playback.playing ? 'record.silence' : 'record.again')}
        </Button>
      )}
      <p className={styles.hint}>{t(endsAt === null ? 'record.hint' : 'record.speak')}</p>
    </div>
  );
}
