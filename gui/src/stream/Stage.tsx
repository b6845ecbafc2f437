import { CircleStop, Clock } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stream } from '../api/types';
import { ButtonLink } from '../ui/ButtonLink';
import { LazyPlayer } from './player/LazyPlayer';
import styles from './Stage.module.css';

/** Where the picture is: the player, or why there is none. */
export function Stage({ stream, hud }: { stream: Stream; hud: ReactNode }) {
  const { t, i18n } = useTranslation('stream');
  switch (stream.status) {
    case 'live':
      return (
        <Suspense fallback={<div className={styles.curtain} />}>
          <LazyPlayer key={i18n.language} src={stream.playbackUrl} title={stream.title} mine={stream.mine} hud={hud} />
        </Suspense>
      );
    case 'scheduled':
      return (
        <Curtain icon={<Clock size={28} />} title={t('stage.scheduledTitle')} hud={hud}>
          {stream.mine ? t('stage.scheduledMine') : t('stage.scheduled')}
        </Curtain>
      );
    case 'ended':
      return (
        <Curtain
          icon={<CircleStop size={28} />}
          title={t('stage.endedTitle')}
          action={<ButtonLink href="/">{t('page.toList')}</ButtonLink>}
        >
          {t('stage.ended')}
        </Curtain>
      );
  }
}

type CurtainProps = { icon: ReactNode; title: string; hud?: ReactNode; action?: ReactNode; children: ReactNode };

function Curtain({ icon, title, hud, action, children }: CurtainProps) {
  return (
    <div className={styles.curtain}>
      {hud && <div className={styles.hud}>{hud}</div>}
      {icon}
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{children}</p>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}
