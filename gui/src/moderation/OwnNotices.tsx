import { useTranslation } from 'react-i18next';
import { ownSanctions, type Standing, standingIn } from '../api/ownSanctions';
import { useReadable } from '../store/useReadable';
import { Button } from '../ui/Button';
import { clock } from '../ui/clock';
import { Notice } from '../ui/Notice';
import { useSecondsUntil } from '../ui/useSecondsUntil';
import { moderationOf } from './moderation';
import styles from './OwnNotices.module.css';
import { useAnnounceOwn, useMuteOnRequest } from './ownEffects';
import type { Note } from './personal';
import { useRoomNow } from './viewer';

/** One's own voice, as far as it can be opened and shut from here. */
export type OwnVoice = {
  readonly joined: boolean;
  readonly muted: boolean;
  readonly setMuted: (muted: boolean) => void;
};

/** What hosts did to oneself or want of oneself, with what one can do about it. */
export function OwnNotices({ voice }: { voice: OwnVoice }) {
  const { streamId } = useRoomNow();
  const { personal } = moderationOf(streamId);
  const notes = useReadable(personal.notes);
  const standings = standingIn(useReadable(ownSanctions.all), streamId, Date.now());
  useMuteOnRequest(notes, voice);
  useAnnounceOwn(notes, standings);
  const shown = voice.joined ? standings.filter(({ kind }) => kind in lasting) : [];
  return (
    <>
      {shown.map((standing) => (
        <StandingNotice key={standing.kind} standing={standing} />
      ))}
      {notes.map((note) => (
        <NoteNotice key={note.kind} note={note} voice={voice} />
      ))}
    </>
  );
}

const lasting = { mute: true, deafen: true, timeout: true } as const;

/** What stands against oneself in the room: why, until when, and what one can do. */
function StandingNotice({ standing: { kind, reason, until } }: { standing: Standing }) {
  const { t } = useTranslation('moderation');
  const left = useSecondsUntil(until);
  if (!(kind in lasting) || (until !== null && left === 0)) return null;
  const what = kind as keyof typeof lasting;
  return (
    <Notice tone="warning" told>
      <strong>{t(`own.${what}`)}</strong> {reason && t('own.reason', { reason })}{' '}
      {until === null ? t(`own.${what}Help`) : t('own.left', { time: clock(left) })}
    </Notice>
  );
}

function NoteNotice({ note, voice }: { note: Note; voice: OwnVoice }) {
  const { t } = useTranslation('moderation');
  const { streamId } = useRoomNow();
  const { personal } = moderationOf(streamId);
  const dismiss = () => personal.dismiss(note.kind);
  const unmute = (
    <Button
      size="small"
      look="primary"
      onClick={() => {
        dismiss();
        voice.setMuted(false);
      }}
    >
      {t('own.unmute')}
    </Button>
  );
  const later = (
    <Button size="small" onClick={dismiss}>
      {t('own.notNow')}
    </Button>
  );
  switch (note.kind) {
    case 'unmute_requested':
      if (!voice.muted) return null;
      return (
        <Notice
          told
          action={
            <span className={styles.actions}>
              {unmute}
              {later}
            </span>
          }
        >
          {t(`own.unmuteRequested.${note.by}`)}
        </Notice>
      );
    case 'soft_mute':
      if (!voice.muted) return null;
      return (
        <Notice told action={later}>
          {t(`own.softMuted.${note.by}`)} {note.reason && t('own.reason', { reason: note.reason })}
        </Notice>
      );
    case 'declined':
      return (
        <Notice told action={later}>
          {t('own.declined')} {note.reason && t('own.reason', { reason: note.reason })}
        </Notice>
      );
    case 'role':
      return (
        <Notice told action={later}>
          {t(`own.role.${note.role}`)}
        </Notice>
      );
    case 'offer':
      return <Offer until={note.until} onDone={dismiss} />;
  }
}

/** A place to speak, for as long as it is kept. */
function Offer({ until, onDone }: { until: number; onDone: () => void }) {
  const { t } = useTranslation('moderation');
  const { streamId, viewer } = useRoomNow();
  const moderation = moderationOf(streamId);
  const left = useSecondsUntil(until);
  const answer = (task: () => Promise<unknown>) => {
    onDone();
    void moderation.attempt(task);
  };
  if (left === 0) return null;
  return (
    <Notice
      told
      action={
        <span className={styles.actions}>
          <Button size="small" look="primary" onClick={() => answer(() => moderation.api.acceptHand(viewer.userId))}>
            {t('own.takeOffer')}
          </Button>
          <Button size="small" onClick={() => answer(() => moderation.api.lowerHand(viewer.userId))}>
            {t('own.refuseOffer')}
          </Button>
        </span>
      }
    >
      {t('own.offer', { count: left })}
    </Notice>
  );
}
