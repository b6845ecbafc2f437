import { Hand } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ownSanctions, standingIn } from '../api/ownSanctions';
import { useReadable } from '../store/useReadable';
import { Button } from '../ui/Button';
import styles from './HandBar.module.css';
import { moderationOf } from './moderation';
import type { OwnVoice } from './OwnNotices';
import { may } from './roles';
import { useRoomNow } from './viewer';

/** The own hand: up, with its place in the row, or down; and for speakers the way back to the listeners. */
export function HandBar({ voice }: { voice: OwnVoice }) {
  const { t } = useTranslation('moderation');
  const { streamId, viewer, room, hands } = useRoomNow();
  const { api, ...moderation } = useActions(streamId);
  const place = hands.indexOf(viewer.userId);
  const onStage = room.mode === 'stage' && viewer.role === 'speaker';
  const timedOut = standingIn(useReadable(ownSanctions.all), streamId, Date.now()).some(
    ({ kind }) => kind === 'timeout',
  );
  const wants = viewer.own?.suppressed || (viewer.own?.serverMuted && room.mode === 'open');
  if (!voice.joined || !may('raise_hand', viewer.role, room.mode)) return null;
  if (onStage) {
    return (
      <div className={styles.bar}>
        <span>{t('hand.speaking')}</span>
        <Button size="small" busy={moderation.busy} onClick={() => moderation.run(() => api.stepDown(viewer.userId))}>
          {t('hand.stepDown')}
        </Button>
      </div>
    );
  }
  if (place < 0 && (!wants || timedOut)) return null;
  return (
    <div className={styles.bar} data-raised={place >= 0}>
      <span role="status">
        {place < 0
          ? t(room.mode === 'stage' ? 'hand.stage' : 'hand.muted')
          : t('hand.place', { place: place + 1, of: hands.length })}
      </span>
      <Button
        size="small"
        look={place < 0 ? 'primary' : 'secondary'}
        busy={moderation.busy}
        icon={<Hand size={16} aria-hidden="true" />}
        onClick={() => moderation.run(() => (place < 0 ? api.raiseHand() : api.lowerHand(viewer.userId)))}
      >
        {t(place < 0 ? 'hand.raise' : 'hand.lower')}
      </Button>
    </div>
  );
}

function useActions(streamId: string) {
  const moderation = moderationOf(streamId);
  const [busy, setBusy] = useState(false);
  const run = (task: () => Promise<unknown>) => {
    setBusy(true);
    void moderation.attempt(task).finally(() => setBusy(false));
  };
  return { api: moderation.api, busy, run };
}
