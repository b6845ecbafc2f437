import { Clock, Lock, type LucideIcon, Megaphone, MicVocal, UserRoundCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/Badge';
import styles from './RoomFacts.module.css';
import { useRoomNow } from './viewer';

/** How the room is set, as far as everybody should know; nothing where it is as usual. */
export function RoomFacts() {
  const { t } = useTranslation('moderation');
  const { room, people } = useRoomNow();
  const standIn = people.find(({ userId }) => userId === room.actingHost);
  const isUsual = room.mode === 'open' && !room.locked && room.slowModeMs === 0 && !standIn;
  return (
    <>
      {room.statusLine && (
        <p className={styles.status}>
          <Megaphone size={16} aria-hidden="true" />
          <span>{room.statusLine}</span>
        </p>
      )}
      {!isUsual && (
        <ul className={styles.facts} aria-label={t('facts.label')}>
          {room.mode === 'stage' && <Fact icon={MicVocal} words={t('facts.stage')} />}
          {room.locked && <Fact icon={Lock} words={t('facts.locked')} />}
          {room.slowModeMs > 0 && (
            <Fact icon={Clock} words={t('facts.slow', { count: Math.round(room.slowModeMs / 1000) })} />
          )}
          {standIn && <Fact icon={UserRoundCheck} words={t('facts.standIn', { name: standIn.displayName })} />}
        </ul>
      )}
    </>
  );
}

function Fact({ icon: Icon, words }: { icon: LucideIcon; words: string }) {
  return (
    <li>
      <Badge icon={<Icon size={13} aria-hidden="true" />}>{words}</Badge>
    </li>
  );
}
