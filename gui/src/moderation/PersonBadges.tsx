import { Hand, Pin, VolumeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { blocks } from '../api/blocks';
import type { Participant } from '../api/types';
import { useReadable } from '../store/useReadable';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './PersonBadges.module.css';
import { useRoomNow } from './viewer';

/** What else there is to know of a person: their raised hand and its place, that they are pinned, or blocked by oneself. */
export function PersonBadges({ person: { userId } }: { person: Participant }) {
  const { t } = useTranslation('moderation');
  const { hands, room } = useRoomNow();
  const blocked = useReadable(blocks.userIds).has(userId);
  const place = hands.indexOf(userId) + 1;
  return (
    <>
      {room.pinned === userId && (
        <span className={styles.badge} title={t('badge.pinned')}>
          <Pin size={16} aria-hidden="true" />
          <VisuallyHidden>{t('badge.pinned')}</VisuallyHidden>
        </span>
      )}
      {blocked && (
        <span className={styles.badge} title={t('badge.blocked')}>
          <VolumeOff size={16} aria-hidden="true" />
          <VisuallyHidden>{t('badge.blocked')}</VisuallyHidden>
        </span>
      )}
      {place > 0 && (
        <span className={styles.hand} title={t('badge.hand', { place })}>
          <Hand size={16} aria-hidden="true" />
          <span aria-hidden="true">{place}</span>
          <VisuallyHidden>{t('badge.hand', { place })}</VisuallyHidden>
        </span>
      )}
    </>
  );
}
