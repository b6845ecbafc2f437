import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/moderationTypes';
import { Notice } from '../../ui/Notice';
import { may } from '../roles';
import { useRoomNow } from '../viewer';
import styles from './Disagreements.module.css';
import { useEvictions } from './queries';
import { useTimeWords } from './useTimeWords';

/** How long a removal is worth telling, ms. */
const RECENT_MS = 10 * 60_000;
const MOST = 5;
const reasons = ['foreign', 'denied', 'no seat', 'hidden'] as const;

/** Where the room and the media server do not agree on who is there. */
export function Disagreements() {
  const { viewer, room } = useRoomNow();
  return (
    <div className={styles.notices}>
      <Soundless />
      {may('read_audit', viewer.role, room.mode) && <Seatless />}
    </div>
  );
}

/** Who has a seat and no sound: their connection to the media server is missing. */
function Soundless() {
  const { t } = useTranslation('moderation');
  const { people } = useRoomNow();
  const without = people.filter(
    ({ media, presence }) => presence === 'present' && (media === 'none' || media === 'lost'),
  );
  if (without.length === 0) return null;
  return (
    <Notice tone="warning">
      {t('room.soundless', { names: without.map(({ displayName }) => displayName).join(', ') })}
    </Notice>
  );
}

/** Who had sound and no seat: they heard the room without being seen in it, for the moment until they were removed. */
function Seatless() {
  const { t } = useTranslation('moderation');
  const { data } = useEvictions();
  const time = useTimeWords();
  const recent = newestOfEach(data?.items ?? []).filter(({ at }) => at > Date.now() - RECENT_MS);
  if (recent.length === 0) return null;
  return (
    <Notice tone="warning">
      {t('room.seatless')}
      <ul>
        {recent.slice(0, MOST).map((entry) => {
          const known = reasons.find((reason) => reason === entry.reason);
          const reason = known ? t(`room.why.${known}`) : (entry.reason ?? '');
          const name = entry.targetName ?? t('room.stranger');
          return <li key={entry.id}>{t('room.intruder', { name, time: time(entry.at), reason })}</li>;
        })}
      </ul>
    </Notice>
  );
}

/** Who dials again and again is removed again and again, and told once. */
function newestOfEach(newestFirst: readonly AuditEntry[]): readonly AuditEntry[] {
  const told = new Set<string>();
  return newestFirst.filter(({ targetId, reason }) => {
    const who = `${targetId} ${reason}`;
    return !told.has(who) && told.add(who);
  });
}
