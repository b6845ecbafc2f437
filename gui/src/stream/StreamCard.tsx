import { Lock, Mic, UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Stream } from '../api/types';
import { Avatar } from '../ui/Avatar';
import { Badge } from '../ui/Badge';
import { preloadPlayer } from './player/LazyPlayer';
import { Soundwave } from './Soundwave';
import { StatusBadge } from './StatusBadge';
import styles from './StreamCard.module.css';

/** A stream in the list: what it is, whose, whether it runs, and how many are talking. */
export function StreamCard({ stream }: { stream: Stream }) {
  const { t } = useTranslation('stream');
  const { voice } = stream;
  return (
    <article className={styles.card}>
      <div className={styles.picture}>
        <Soundwave id={stream.id} lit={stream.status === 'live' && voice.participants > 0} />
        <span className={styles.status}>
          <StatusBadge status={stream.status} />
          {stream.visibility !== 'public' && <Badge>{t(`visibility.${stream.visibility}`)}</Badge>}
        </span>
      </div>
      <div className={styles.body}>
        <Avatar id={stream.hostId} name={stream.hostName} />
        <div className={styles.words}>
          <h2 className={styles.title}>
            <Link href={`/s/${stream.id}`} className={styles.link} onPointerEnter={preloadPlayer}>
              {stream.title}
            </Link>
          </h2>
          <p className={styles.host}>{stream.hostName}</p>
        </div>
      </div>
      <VoiceLine stream={stream} />
    </article>
  );
}

function VoiceLine({ stream: { voice, status } }: { stream: Stream }) {
  const { t } = useTranslation('stream');
  if (!voice.enabled || status === 'ended') return <p className={styles.voice}>{t('card.noVoice')}</p>;
  return (
    <p className={styles.voice}>
      <span>
        <UsersRound size={15} aria-hidden="true" /> {t('card.participants', { count: voice.participants })}
      </span>
      {voice.speakers > 0 && voice.speakers < voice.participants && (
        <span>
          <Mic size={15} aria-hidden="true" /> {t('card.speakers', { count: voice.speakers })}
        </span>
      )}
      {voice.full && <Badge tone="warning">{t('card.full')}</Badge>}
      {voice.locked && <Badge icon={<Lock size={12} aria-hidden="true" />}>{t('card.locked')}</Badge>}
    </p>
  );
}
