import { Headphones, LogIn, Mic, Settings } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stream, User } from '../../api/types';
import { type MicrophoneConsent, microphoneConsent } from '../../audio/microphoneProblem';
import { Button } from '../../ui/Button';
import { clock, LONGEST_COUNTDOWN_S } from '../../ui/clock';
import { useSecondsUntil } from '../../ui/useSecondsUntil';
import type { Call } from '../call/call';
import type { Pass } from '../call/voiceApi';
import type { Roster } from '../roster/roster';
import { barrierOf, inviteOfAddress, passOfAddress } from './barrier';
import { useDenied } from './DenialNotice';
import { unreadyReason } from './readiness';
import styles from './VoiceTab.module.css';

type JoinPanelProps = {
  call: Call;
  stream: Stream;
  roster: Roster | undefined;
  me: User | null;
  onSignIn: () => void;
  onSettings: () => void;
};

/** The way in: one press, with what the browser will ask told before it asks, or the reason why there is no way in. */
export function JoinPanel(props: JoinPanelProps) {
  const { t } = useTranslation('voice');
  const { stream, roster, me, onSignIn } = props;
  const unready = unreadyReason(stream, roster?.room);
  if (!unready && !me) return <SignInPanel why={t('signInWhy')} onSignIn={onSignIn} />;
  if (unready || !me)
    return <Way {...props} blocked hint={unready && t(`unready.${unready}`, { count: roster?.room.hardCap ?? 0 })} />;
  return <Door {...props} me={me} />;
}

/** What a room asks of who comes: an account, a password, its host's presence. Whoever owns it needs nothing. */
function Door({ me, ...props }: JoinPanelProps & { me: User }) {
  const { t } = useTranslation('voice');
  const { stream, roster, onSignIn } = props;
  const { room, participants = [] } = roster ?? {};
  const hostIsHere = Boolean(room?.actingHost) || participants.some(({ role }) => role === 'host');
  const barrier = stream.mine ? undefined : barrierOf({ room, me, invite: inviteOfAddress(), hostIsHere });
  switch (barrier) {
    case 'account':
      return <SignInPanel why={t('barrier.account')} onSignIn={onSignIn} />;
    case 'password':
      return <PasswordWay {...props} me={me} />;
    case 'invite':
    case 'host':
      return <Way {...props} me={me} blocked hint={t(`barrier.${barrier}`)} />;
    default:
      return <Way {...props} me={me} />;
  }
}

function PasswordWay(props: JoinPanelProps) {
  const { t } = useTranslation('voice');
  const id = useId();
  const [password, setPassword] = useState('');
  return (
    <Way {...props} pass={{ password }} blocked={password === ''} hint={t('barrier.password')}>
      <div className={styles.field}>
        <label htmlFor={id}>{t('password')}</label>
        <input
          id={id}
          type="password"
          autoComplete="off"
          maxLength={200}
          value={password}
          onChange={({ target }) => setPassword(target.value)}
        />
      </div>
    </Way>
  );
}

type WayProps = JoinPanelProps & {
  blocked?: boolean;
  hint?: string | undefined;
  pass?: Pass;
  /** What to fill in before. */
  children?: ReactNode;
};

function Way({ call, stream, blocked = false, hint, pass, children, onSettings }: WayProps) {
  const { t } = useTranslation('voice');
  const why = useId();
  const asks = useConsent() !== 'granted';
  const denial = useDenied(stream.id);
  const left = useSecondsUntil(denial?.until ?? null);
  const shut = blocked || denial !== undefined;
  const words = denial ? undefined : (hint ?? (asks ? t('beforeAsking') : undefined));
  const ticket = pass ?? passOfAddress();
  const join = (event: FormEvent) => {
    event.preventDefault();
    if (!shut) void call.join({ pass: ticket });
  };
  return (
    <form className={styles.join} onSubmit={join}>
      {words && (
        <p id={why} className={styles.hint}>
          {words}
        </p>
      )}
      {children}
      <Button
        data-main
        type="submit"
        look="primary"
        size="large"
        icon={<Mic size={19} aria-hidden="true" />}
        aria-describedby={words ? why : undefined}
        disabled={shut}
        onPointerEnter={() => call.preload()}
        onFocus={() => call.preload()}
      >
        {denial && left > 0 && left <= LONGEST_COUNTDOWN_S ? t('joinIn', { time: clock(left) }) : t('join')}
      </Button>
      <div className={styles.also}>
        {!shut && (
          <Button
            look="quiet"
            icon={<Headphones size={18} aria-hidden="true" />}
            onClick={() => void call.join({ listenOnly: true, pass: ticket })}
          >
            {t('justListen')}
          </Button>
        )}
        <Button look="quiet" icon={<Settings size={18} aria-hidden="true" />} onClick={onSettings}>
          {t('settings')}
        </Button>
      </div>
    </form>
  );
}

function SignInPanel({ why, onSignIn }: { why: string; onSignIn: () => void }) {
  const { t } = useTranslation('voice');
  return (
    <div className={styles.join}>
      <p className={styles.hint}>{why}</p>
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
