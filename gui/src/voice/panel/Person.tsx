import { Crown, HeadphoneOff, type LucideIcon, MicOff, ShieldCheck, WifiOff } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { Avatar } from '../../ui/Avatar';
import { classes } from '../../ui/classes';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { canSound } from '../roster/roster';
import styles from './People.module.css';

type Slot = (participant: Participant) => ReactNode;

/** What else stands in a person's row: in front of them, beside their name, and what one may do about them at its end. */
export type PersonParts = { readonly lead?: Slot; readonly badges?: Slot; readonly actions?: Slot };

type PersonProps = { participant: Participant; own: boolean; speaking: boolean; parts?: PersonParts | undefined };

/** What stands in a row: who it is, whether they speak, and why one may not hear them. */
export const Person = memo(function Person({ participant, own, speaking, parts }: PersonProps) {
  const { t } = useTranslation('roster');
  const away = participant.presence === 'reconnecting' || participant.media === 'lost';
  const audible = speaking && canSound(participant) && !away;
  return (
    <div
      className={classes(styles.person, audible && styles.speaking, away && styles.away)}
      data-user={participant.userId}
      data-speaking={audible}
    >
      {!own && parts?.lead?.(participant)}
      <Avatar id={participant.userId} name={participant.displayName} speaking={audible} />
      <span className={styles.name}>
        <bdi className={styles.displayName}>{participant.displayName}</bdi>
        {own && <span className={styles.tag}>{t('you')}</span>}
        {participant.role === 'host' && <Role icon={Crown} label={t('host')} />}
        {participant.role === 'moderator' && <Role icon={ShieldCheck} label={t('moderator')} />}
        {audible && <VisuallyHidden>{t('speaking')}</VisuallyHidden>}
      </span>
      <span className={styles.states}>
        {parts?.badges?.(participant)}
        {away && <State icon={WifiOff} label={t('reconnecting')} />}
        <Ears participant={participant} />
      </span>
      {!own && parts?.actions?.(participant)}
    </div>
  );
});

/** Deafened says more than muted, and the host's word more than one's own. */
function Ears({ participant }: { participant: Participant }) {
  const { t } = useTranslation('roster');
  if (participant.serverDeafened) return <State icon={HeadphoneOff} label={t('serverDeafened')} strong />;
  if (participant.selfDeafened) return <State icon={HeadphoneOff} label={t('deafened')} />;
  if (participant.serverMuted) return <State icon={MicOff} label={t('serverMuted')} strong />;
  if (participant.selfMuted) return <State icon={MicOff} label={t('muted')} />;
  return null;
}

function Role({ icon: Icon, label }: { icon: LucideIcon; label: string }) {
  return (
    <span className={styles.role}>
      <Icon size={13} aria-hidden="true" />
      {label}
    </span>
  );
}

function State({ icon: Icon, label, strong = false }: { icon: LucideIcon; label: string; strong?: boolean }) {
  return (
    <span className={classes(styles.state, strong && styles.strong)} title={label}>
      <Icon size={17} aria-hidden="true" />
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
