import { Hand } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import { moderationOf } from '../moderation';
import { useRoomNow } from '../viewer';
import { Nothing, Part, Row } from './Part';

/** The raised hands in their order, to be answered. */
export function HandQueue() {
  const { t } = useTranslation('moderation');
  const { streamId, hands, people, room } = useRoomNow();
  const moderation = moderationOf(streamId);
  const [busy, setBusy] = useState<string | null>(null);
  const run = (of: string, task: () => Promise<unknown>) => {
    setBusy(of);
    void moderation.attempt(task).finally(() => setBusy(null));
  };
  const speakers = people.filter(({ role }) => role === 'speaker').length;
  const nameOf = (userId: string) => people.find((person) => person.userId === userId)?.displayName ?? t('queue.gone');
  return (
    <Part
      title={t('queue.title')}
      action={
        hands.length > 0 && (
          <Button size="small" busy={busy === 'all'} onClick={() => run('all', () => moderation.api.clearHands())}>
            {t('queue.clear')}
          </Button>
        )
      }
    >
      {room.speakerCap && <p>{t('queue.places', { taken: speakers, count: room.speakerCap })}</p>}
      {hands.length === 0 && <Nothing icon={Hand}>{t(room.mode === 'stage' ? 'queue.empty' : 'queue.open')}</Nothing>}
      <ol aria-label={t('queue.title')}>
        {hands.map((userId, at) => (
          <Row
            key={userId}
            name={nameOf(userId)}
            about={at === 0 ? t('queue.next') : t('queue.place', { place: at + 1 })}
            actions={
              <>
                <Button
                  size="small"
                  look={at === 0 ? 'primary' : 'secondary'}
                  busy={busy === userId}
                  onClick={() => run(userId, () => moderation.api.acceptHand(userId))}
                >
                  {t('queue.accept')}
                </Button>
                <Button size="small" onClick={() => run(userId, () => moderation.api.lowerHand(userId))}>
                  {t('queue.decline')}
                </Button>
              </>
            }
          />
        ))}
      </ol>
    </Part>
  );
}
