import './controls';
import { Volume2 } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { streamElement } from '../../audio/streamElement';
import { Button } from '../../ui/Button';
import styles from './Player.module.css';
import { PlayerFailure } from './PlayerFailure';
import { usePlayback } from './usePlayback';

type PlayerProps = {
  src: string;
  title: string;
  /** Whether the viewer can mend a wrong address. */
  mine: boolean;
  /** Chips on top of the picture; they stay in full screen and do not hide. */
  hud: ReactNode;
};

/**
 * The live picture. The key M is taken from the player's controls: on this page it belongs to the microphone.
 */
export default function Player({ src, title, mine, hud }: PlayerProps) {
  const { t, i18n } = useTranslation('stream');
  const video = useRef<HTMLVideoElement>(null);
  const playback = usePlayback(video, src);

  useEffect(() => {
    streamElement.set(video.current ?? undefined);
    return () => streamElement.set(undefined);
  }, []);

  return (
    <media-controller className={styles.player} hotkeys="nom" defaultstreamtype="live" lang={i18n.language}>
      {/* biome-ignore lint/a11y/useMediaCaption: captions come with the stream, and the captions button shows them */}
      <video ref={video} slot="media" playsInline crossOrigin="anonymous" aria-label={t('player.label', { title })} />
      <div slot="top-chrome" className={styles.hud} {...{ noautohide: '' }}>
        {hud}
      </div>
      {playback.silenced && !playback.failure && (
        <div slot="centered-chrome" className={styles.centre} {...{ noautohide: '' }}>
          <Button look="primary" icon={<Volume2 size={18} />} onClick={playback.unmute}>
            {t('player.unmute')}
          </Button>
        </div>
      )}
      {playback.failure ? (
        <div slot="centered-chrome" className={styles.failure} {...{ noautohide: '' }}>
          <PlayerFailure failure={playback.failure} retryAt={playback.retryAt} mine={mine} onRetry={playback.retry} />
        </div>
      ) : (
        <>
          <media-loading-indicator className={styles.spinner} slot="centered-chrome" noautohide />
          <media-control-bar className={styles.controls}>
            <media-play-button />
            <media-live-button />
            <span className={styles.gap} />
            <media-mute-button />
            <media-volume-range />
            <media-captions-button ref={asSwitch} />
            <media-pip-button />
            <media-fullscreen-button />
          </media-control-bar>
        </>
      )}
    </media-controller>
  );
}

/** It says that it is checked, which only a switch can be. */
function asSwitch(button: HTMLElement | null): void {
  button?.setAttribute('role', 'switch');
}
