import { AudioLines } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/Skeleton';
import type { Roster } from '../roster/roster';
import styles from './People.module.css';

type PeopleProps = {
  roster: Roster | undefined;
  /** Between the heading and the people. */
  tools?: ReactNode;
  /** The rows. */
  children: (roster: Roster) => ReactNode;
};

/** Who is in the room: how many, and everybody. */
export function People({ roster, tools, children }: PeopleProps) {
  const { t } = useTranslation('roster');
  if (!roster) return <PeopleSkeleton />;
  const count = roster.counts.participants;
  return (
    <section aria-labelledby="voice-people" className={styles.people}>
      <h2 id="voice-people" className={styles.heading}>
        {t('heading', { count })}
      </h2>
      {tools}
      {count === 0 && <Nobody invited={roster.room.status === 'open'} />}
      {children(roster)}
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
        <PersonSkeleton key={width} width={width} />
      ))}
    </div>
  );
}

/** The place of somebody who is not known yet; `width` of the name in rem. */
export function PersonSkeleton({ width }: { width: number }) {
  return (
    <div className={styles.placeholder}>
      <Skeleton width="2.25rem" height="2.25rem" className={styles.round} />
      <Skeleton width={`${width}rem`} height="0.9rem" />
    </div>
  );
}
