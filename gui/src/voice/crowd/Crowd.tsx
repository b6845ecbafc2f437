import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import type { PersonParts } from '../panel/Person';
import { useHeard } from '../panel/useHeard';
import type { Roster } from '../roster/roster';
import styles from './Crowd.module.css';
import { CrowdList } from './CrowdList';
import { Search } from './Search';
import type { PeopleSource } from './usePages';
import { type Crowded, useRows } from './useRows';

/** People from which on they can be searched, and the keyboard can go past them. */
const MANY = 25;

type CrowdProps = {
  roster: Roster;
  source: PeopleSource;
  /** The signed-in user, who stands first when in the room. */
  ownUserId: string | undefined;
  /** Whether oneself speaks, as this page hears it: sooner than the room tells. */
  ownSpeaking: boolean;
  /** What else stands in the rows; the same object each time. */
  parts: PersonParts | undefined;
  /** Takes the keyboard past the list. */
  onSkip: () => void;
};

/** Everybody in the room, live, however many: rows out of sight are not drawn, and who is not known is asked for. */
export function Crowd({ roster, source, ownUserId, ownSpeaking, parts, onSkip }: CrowdProps) {
  const { t } = useTranslation('voice');
  const [typed, setTyped] = useState('');
  const speaking = useMemo(() => {
    return ownSpeaking && ownUserId ? new Set([...roster.speaking, ownUserId]) : roster.speaking;
  }, [roster.speaking, ownSpeaking, ownUserId]);
  const many = roster.counts.participants >= MANY;
  const q = many ? typed.trim() : '';
  const top = useTop(q);
  const crowded = useRows(roster, source, q, { ownUserId, heard: useHeard(speaking) });
  return (
    <>
      <div ref={top} className={styles.top} />
      {many && (
        <div className={styles.head}>
          <button type="button" className={styles.skip} onClick={onSkip}>
            {t('people.skip')}
          </button>
          <Search typed={typed} onType={setTyped}>
            {q !== '' && <Outcome {...crowded} q={q} />}
          </Search>
          {crowded.state === 'failed' && <Failure onAgain={crowded.again} />}
        </div>
      )}
      <CrowdList {...crowded} ownUserId={ownUserId} speaking={speaking} parts={parts} />
    </>
  );
}

/** Where the list begins: what is found shows from there. */
function useTop(q: string): RefObject<HTMLDivElement | null> {
  const top = useRef<HTMLDivElement>(null);
  const shown = useRef(q);
  useEffect(() => {
    if (q !== shown.current) top.current?.scrollIntoView({ block: 'nearest' });
    shown.current = q;
  }, [q]);
  return top;
}

/** What came of a search. */
function Outcome({ rows, state, q }: Crowded & { q: string }): ReactNode {
  const { t } = useTranslation('voice');
  if (state === 'failed') return null;
  if (state === 'searching') return t('people.searching');
  return rows.places === 0 ? t('people.nobody', { name: q }) : t('people.found', { count: rows.places });
}

function Failure({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('voice');
  return (
    <div className={styles.failure}>
      <Notice
        tone="danger"
        action={
          <Button size="small" onClick={onAgain}>
            {t('again')}
          </Button>
        }
      >
        {t('people.failed')}
      </Notice>
    </div>
  );
}
