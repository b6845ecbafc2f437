import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useVoiceSettings } from '../../api/useVoiceSettings';
import { ariaShortcut } from '../../keys/chord';
import { useChordLabel } from '../../keys/useChordLabel';
import { useReadable } from '../../store/useReadable';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import type { Transmission } from '../call/transmission';
import styles from './CallBar.module.css';
import { createHold } from './useVoiceKeys';

/** Talks while it is held down, by finger, mouse, or space and enter. */
export function HoldToTalk({ transmission, disabled }: { transmission: Transmission; disabled: boolean }) {
  const { t } = useTranslation('voice');
  const { key, releaseDelayMs } = useVoiceSettings().account.pushToTalk;
  const label = useChordLabel(key);
  const { held } = useReadable(transmission.self);
  const hold = useMemo(() => createHold(transmission, releaseDelayMs), [transmission, releaseDelayMs]);
  useEffect(() => () => hold.drop(), [hold]);
  const isPress = (key: string) => key === ' ' || key === 'Enter';
  return (
    <Button
      className={classes(styles.talk, held && styles.talking)}
      disabled={disabled}
      aria-pressed={held}
      aria-keyshortcuts={ariaShortcut(key)}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        hold.press();
      }}
      onPointerUp={hold.release}
      onPointerCancel={hold.drop}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => isPress(event.key) && !event.repeat && hold.press()}
      onKeyUp={(event) => isPress(event.key) && hold.release()}
      onBlur={hold.drop}
    >
      {disabled ? t('announce.muted') : held ? t('talking') : t('holdToTalk', { key: label })}
    </Button>
  );
}
