import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stream } from '../api/types';
import { Avatar } from '../ui/Avatar';
import { Badge } from '../ui/Badge';
import { StatusBadge } from './StatusBadge';
import styles from './StreamHeader.module.css';

const HostActions = lazy(() => import('./HostActions'));

/** What is being watched, and whose it is. */
export function StreamHeader({ stream }: { stream: Stream }) {
  const { t } = useTranslation('stream');
  return (
    <header className={styles.header}>
      <div className={styles.line}>
        <h1 className={styles.title}>{stream.title}</h1>
        <Suspense>{stream.mine && <HostActions stream={stream} />}</Suspense>
      </div>
      <p className={styles.host}>
        <Avatar id={stream.hostId} name={stream.hostName} size="small" />
        <span className={styles.name}>{stream.hostName}</span>
        <StatusBadge status={stream.status} />
        {stream.visibility !== 'public' && <Badge>{t(`visibility.${stream.visibility}`)}</Badge>}
      </p>
    </header>
  );
}
