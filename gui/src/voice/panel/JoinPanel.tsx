import { Headphones, LogIn, Mic, Settings } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Room, Stream, User } from '../../api/types';
import { type MicrophoneConsent, microphoneConsent } from '../../audio/microphoneProblem';
import { Button } from '../../ui/Button';
import type { Call } from '../call/call';
import { unreadyReason } from './readiness';
import styles from './VoiceTab.module.css';

type JoinPanelProps = {
  call: Call;
  stream: Stream;
  room: Room | undefined;
  me: User | null;
  onSignIn: () => void;
  onSettings: () => void;
};

/** The way in: one press, with what the browser will ask told before it asks, or the reason why there is no way in. */
export function JoinPanel({ call, stream, room, me, onSignIn, onSettings }: JoinPanelProps) {
  const { t } = useTranslation('voice');
  const why = useId();
  const asks = useConsent() !== 'granted';
  const unready = unreadyReason(stream, room);
  if (!unready && !me) return <SignInPanel onSignIn={onSignIn} />;
  const hint = unready ? t(`unready.${unready}`, { count: room?.hardCap ?? 0 }) : asks && t('beforeAsking');
  const blocked = unready !== undefined;
  return (
    <div className={styles.join}>
      {hint && (
        <p id={why} className={styles.hint}>
          {hint}
        </p>
      )}
      <Button
        data-main
        look="primary"
        size="large"
        icon={<Mic size={19} aria-hidden="true" />}
        aria-describedby={hint ? why : undefined}
        disabled={blocked}
        onPointerEnter={() => call.preload()}
        onFocus={() => call.preload()}
        onClick={() => void call.join()}
      >
        {t('join')}
      </Button>
      <div className={styles.also}>
        {!blocked && (
          <Button
            look="quiet"
            icon={<Headphones size={18} aria-hidden="true" />}
            onClick={() => void call.join({ listenOnly: true })}
          >
            {t('justListen')}
          </Button>
        )}
        <Button look="quiet" icon={<Settings size={18} aria-hidden="true" />} onClick={onSettings}>
          {t('settings')}
        </Button>
      </div>
    </div>
  );
}

function SignInPanel({ onSignIn }: { onSignIn: () => void }) {
  const { t } = useTranslation('voice');
  return (
    <div className={styles.join}>
      <p className={styles.hint}>{t('signInWhy')}</p>
      <Button data-main look="primary" size="large" icon={<LogIn size={19} aria-hidden="true" />} onClick={onSignIn}>
        {t('signIn')}
      </Button>
    </div>
  );
}

function useConsent(): MicrophoneConsent {
  const [consent, setConsent] = useState<MicrophoneConsent>('unknown');
  useEffect(() => {
    void microphoneConsent().then(setConsent);
  }, []);
  return consent;
}
