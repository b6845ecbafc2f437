import { MonitorOff, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { useSecondsUntil } from '../../ui/useSecondsUntil';
import { type Failure, mayPass } from './failure';
import styles from './PlayerFailure.module.css';

type PlayerFailureProps = { failure: Failure; retryAt: number | null; mine: boolean; onRetry: () => void };

/** Why there is no picture, what to do about it, and that voice goes on. */
export function PlayerFailure({ failure, retryAt, mine, onRetry }: PlayerFailureProps) {
  const { t } = useTranslation('stream');
  const seconds = useSecondsUntil(retryAt);
  return (
    <div className={styles.failure} role="alert">
      <MonitorOff size={28} aria-hidden="true" />
      <p className={styles.title}>{t(`player.failure.${failure}`)}</p>
      <p className={styles.advice}>
        {mine && failure !== 'insecure' ? t('player.adviceHost') : t(`player.advice.${failure}`)}{' '}
        {t('player.voiceGoesOn')}
      </p>
      {mayPass(failure) && (
        <Button size="small" icon={<RotateCw size={16} />} onClick={onRetry}>
          {t('player.retry')}
        </Button>
      )}
      {seconds > 0 && (
        <p className={styles.advice} aria-hidden="true">
          {t('player.retryIn', { seconds })}
        </p>
      )}
    </div>
  );
}
