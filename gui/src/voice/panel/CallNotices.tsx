import { useTranslation } from 'react-i18next';
import type { User } from '../../api/types';
import { useReadable } from '../../store/useReadable';
import { Button } from '../../ui/Button';
import { clock } from '../../ui/clock';
import { Notice } from '../../ui/Notice';
import { useSecondsUntil } from '../../ui/useSecondsUntil';
import type { Call } from '../call/call';
import { type CallState, type Refusal, seatOf } from '../call/callState';
import { DenialNotice, useDenied } from './DenialNotice';
import { UnsavedNotice } from './UnsavedNotice';

type CallNoticesProps = {
  call: Call;
  streamId: string;
  /** Who is signed in, null for nobody. */
  me: User | null;
  onSignIn: () => void;
};

/** What the user should know or do about the own call: a refusal, sound that is held back, a microphone that is missing. */
export function CallNotices({ call, streamId, me, onSignIn }: CallNoticesProps) {
  const { t } = useTranslation('voice');
  const state = useReadable(call.state);
  const denial = useDenied(streamId);
  const held = useReadable(call.microphone.held);
  const audioBlocked = (useReadable(call.media)?.audioBlocked ?? false) || held;
  return (
    <>
      {denial && !isIn(state) && <DenialNotice denial={denial} />}
      {state.kind === 'refused' && !(denial && aboutDenials.has(state.refusal)) && (
        <RefusalNotice call={call} refusal={state.refusal} me={me} onSignIn={onSignIn} />
      )}
      {isIn(state) && audioBlocked && (
        <Notice action={<Action label={t('hear')} onClick={() => void call.startAudio()} />}>
          {t('audioBlocked')}
        </Notice>
      )}
      {isIn(state) && <PauseNotice call={call} />}
      {isIn(state) && <MicrophoneNotice call={call} />}
      {isIn(state) && <HintNotices call={call} />}
      {seatOf(state)?.nearlyFull && <Notice>{t('nearlyFull')}</Notice>}
      <UnsavedNotice />
    </>
  );
}

/** Refusals that say no more than why one is kept out. */
const aboutDenials: ReadonlySet<Refusal> = new Set<Refusal>(['denied', 'removed']);

type RefusalNoticeProps = Omit<CallNoticesProps, 'streamId'> & { refusal: Refusal };

function RefusalNotice({ call, refusal, me, onSignIn }: RefusalNoticeProps) {
  const { t } = useTranslation('voice');
  const again = () => void call.join();
  // The seat's sign-in ended, and somebody is signed in here: the same user with a new password, or another one.
  if (refusal === 'unauthenticated' && me) {
    return <Notice action={<Action label={t('again')} onClick={again} />}>{t('signInChanged')}</Notice>;
  }
  const way = wayOut(refusal);
  return (
    <Notice
      tone={refusal === 'session-replaced' ? 'info' : 'danger'}
      action={
        (way === 'again' && <Action label={t('again')} onClick={again} />) ||
        (way === 'takeBack' && <Action label={t('takeBack')} onClick={again} />) ||
        (way === 'signIn' && <Action label={t('signIn')} onClick={onSignIn} />)
      }
    >
      {t(`refused.${refusal}`)}
    </Notice>
  );
}

/** What one can do about a refusal right here. */
function wayOut(refusal: Refusal): 'again' | 'takeBack' | 'signIn' | 'none' {
  switch (refusal) {
    case 'session-replaced':
      return 'takeBack';
    case 'unauthenticated':
    case 'account-needed':
      return 'signIn';
    case 'denied':
    case 'not-found':
    case 'room-closed':
    case 'host-absent':
    case 'invite-needed':
    case 'password-needed':
      return 'none';
    default:
      return 'again';
  }
}

/** Why the microphone went off again in a room with slow mode. */
function PauseNotice({ call }: { call: Call }) {
  const { t } = useTranslation('voice');
  const left = useSecondsUntil(useReadable(call.transmission.pausedUntil));
  return left > 0 && <Notice tone="warning">{t('paused', { time: clock(left) })}</Notice>;
}

function MicrophoneNotice({ call }: { call: Call }) {
  const { t } = useTranslation('voice');
  const microphone = useReadable(call.microphone.state);
  const unsent = useReadable(call.transmission.unsent);
  if (microphone.kind === 'asking' && !microphone.consented) return <Notice>{t('microphone.asking')}</Notice>;
  if (unsent) {
    return (
      <Notice tone="warning" action={<Action label={t('again')} onClick={() => call.transmission.publish()} />}>
        {t('microphone.unsent')}
      </Notice>
    );
  }
  if (microphone.kind !== 'failed') return null;
  return (
    <Notice tone="warning" action={<Action label={t('again')} onClick={() => void call.microphone.open()} />}>
      {t(`microphone.${microphone.problem}`)}
    </Notice>
  );
}

/** What the user may not have noticed about their own microphone. */
function HintNotices({ call }: { call: Call }) {
  const { t } = useTranslation('voice');
  const hints = useReadable(call.hints.shown);
  const missing = useReadable(call.microphone.missing);
  const unopened = useReadable(call.microphone.unopened);
  const suppression = useReadable(call.microphone.suppression);
  const unmute = <Action label={t('unmute')} onClick={() => call.transmission.setMuted(false)} />;
  const gotIt = <Action label={t('hint.gotIt')} onClick={() => call.hints.dismiss('echo')} />;
  return (
    <>
      {hints.has('talkingWhileMuted') && <Notice action={unmute}>{t('hint.talkingWhileMuted')}</Notice>}
      {hints.has('silentMicrophone') && <Notice tone="warning">{t('hint.silentMicrophone')}</Notice>}
      {hints.has('echo') && (
        <Notice tone="warning" action={gotIt}>
          {t('hint.echo')}
        </Notice>
      )}
      {unopened && (
        <Notice tone="warning" action={<Action label={t('again')} onClick={() => void call.microphone.open()} />}>
          {t(unopened === 'busy' ? 'hint.chosenBusy' : 'hint.chosenFailed')}
        </Notice>
      )}
      {missing && <Notice>{t('hint.missing', { label: missing.label })}</Notice>}
      {suppression === 'failed' && <Notice>{t('hint.noRnnoise')}</Notice>}
    </>
  );
}

function Action({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="small" onClick={onClick}>
      {label}
    </Button>
  );
}

function isIn(state: CallState): boolean {
  return state.kind === 'joined' || state.kind === 'reconnecting' || state.kind === 'joining';
}
