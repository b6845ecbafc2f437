import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useVoiceSettings } from '../../api/useVoiceSettings';
import { useReadable } from '../../store/useReadable';
import { Button } from '../../ui/Button';
import { classes } from '../../ui/classes';
import type { Transmission } from '../call/transmission';
import styles from './CallBar.module.css';
import { createHold } from './useVoiceKeys';

/** Talks while it is held down, by finger, mouse, or space and enter. */
export function HoldToTalk({ transmission, disabled }: { transmission: Transmission; disabled: boolean }) {
  const { t } = useTranslation('voice');
  const { releaseDelayMs } = useVoiceSettings().account.pushToTalk;
  const { held } = useReadable(transmission.self);
  const hold = useMemo(() => createHold(transmission, releaseDelayMs), [transmission, releaseDelayMs]);
  useEffect(() => () => hold.drop(), [hold]);
  const isPress = (key: string) => key === ' ' || key === 'Enter';
  return (
    <Button
      className={classes(styles.talk, held && styles.talking)}
      disabled={disabled}
      aria-pressed={held}
      aria-keyshortcuts="T"
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
      {disabled ? t('announce.muted') : t(held ? 'talking' : 'holdToTalk')}
    </Button>
  );
}
