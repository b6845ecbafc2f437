import { AudioLines } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/Skeleton';
import type { Roster } from '../roster/roster';
import { inOrder } from './order';
import styles from './People.module.css';
import { Person, type PersonParts } from './Person';
import { useHeard } from './useHeard';

const nobody: ReadonlySet<string> = new Set();

type PeopleProps = {
  roster: Roster | undefined;
  /** The signed-in user, who stands first when in the room. */
  ownUserId?: string | undefined;
  /** Whether oneself speaks, as this page hears it: sooner than the room tells. */
  ownSpeaking?: boolean;
  /** What else stands in the rows; the same object each time. */
  parts?: PersonParts | undefined;
  /** Between the heading and the people. */
  tools?: ReactNode;
};

/** Everybody in the room, live. */
export function People({ roster, ownUserId, ownSpeaking = false, parts, tools }: PeopleProps) {
  const { t } = useTranslation('roster');
  const speaking = useMemo(() => {
    const known = roster?.speaking ?? nobody;
    return ownSpeaking && ownUserId ? new Set([...known, ownUserId]) : known;
  }, [roster?.speaking, ownSpeaking, ownUserId]);
  const heard = useHeard(speaking);
  if (!roster) return <PeopleSkeleton />;
  const people = inOrder(roster.participants, ownUserId, heard, roster.room.pinned);
  const unlisted = roster.counts.participants - people.length;
  return (
    <section aria-labelledby="voice-people" className={styles.people}>
      <h2 id="voice-people" className={styles.heading}>
        {t('heading', { count: roster.counts.participants })}
      </h2>
      {tools}
      {people.length === 0 && <Nobody invited={roster.room.status === 'open'} />}
      <ul>
        {people.map((participant) => (
          <Person
            key={participant.userId}
            participant={participant}
            own={participant.userId === ownUserId}
            speaking={speaking.has(participant.userId)}
            parts={parts}
          />
        ))}
      </ul>
      {unlisted > 0 && <p className={styles.more}>{t('more', { count: unlisted })}</p>}
    </section>
  );
}

/** An empty room, which asks for the first one to come while that is possible. */
function Nobody({ invited }: { invited: boolean }) {
  const { t } = useTranslation('roster');
  return (
    <div className={styles.empty}>
      <AudioLines size={28} aria-hidden="true" />
      <p>{invited ? t('empty') : t('closed')}</p>
    </div>
  );
}

function PeopleSkeleton() {
  const { t } = useTranslation('roster');
  return (
    <div className={styles.people} role="status" aria-label={t('loading')}>
      {[9, 12, 7].map((width) => (
        <div key={width} className={styles.placeholder}>
          <Skeleton width="2.25rem" height="2.25rem" className={styles.round} />
          <Skeleton width={`${width}rem`} height="0.9rem" />
        </div>
      ))}
    </div>
  );
}
