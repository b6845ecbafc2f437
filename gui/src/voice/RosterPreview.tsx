import { useTranslation } from 'react-i18next';
import { useReadable } from '../store/useReadable';
import { inOrder } from './panel/order';
import { People } from './panel/People';
import styles from './panel/People.module.css';
import { Person } from './panel/Person';
import { useHeard } from './panel/useHeard';
import type { Roster } from './roster/roster';
import { useVoiceRoom } from './voiceRoom';

/** More rows than fit on a screen: the others come with the Voice tab. */
const MOST_ROWS = 30;

/** Who is in the room, for the shell: shown at once, before the Voice tab has loaded. */
export function RosterPreview({ streamId }: { streamId: string }) {
  const { roster } = useReadable(useVoiceRoom(streamId).shown);
  return <People roster={roster}>{(room) => <Rows roster={room} />}</People>;
}

function Rows({ roster: { participants, speaking, room, counts } }: { roster: Roster }) {
  const { t } = useTranslation('roster');
  const heard = useHeard(speaking);
  const people = inOrder(participants, { ownUserId: undefined, heard, pinned: room.pinned }).slice(0, MOST_ROWS);
  const more = counts.participants - people.length;
  return (
    <>
      <ul>
        {people.map((participant) => (
          <li key={participant.userId}>
            <Person participant={participant} own={false} speaking={speaking.has(participant.userId)} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className={styles.more}>{t('more', { count: more })}</p>}
    </>
  );
}
