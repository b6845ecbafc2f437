import { useTranslation } from 'react-i18next';
import { denialIn, ownSanctions, type Standing } from '../../api/ownSanctions';
import { useReadable } from '../../store/useReadable';
import { LONGEST_COUNTDOWN_S } from '../../ui/clock';
import { Notice } from '../../ui/Notice';
import { useSecondsUntil } from '../../ui/useSecondsUntil';

/** What keeps the user out of a room, if anything does; the newest word on it. */
export function useDenied(streamId: string): Standing | undefined {
  const denial = denialIn(useReadable(ownSanctions.all), streamId, Date.now());
  const left = useSecondsUntil(denial?.until ?? null);
  return denial && (denial.until === null || left > 0) ? denial : undefined;
}

/** Why one may not come in, and until when. */
export function DenialNotice({ denial: { kind, reason, until } }: { denial: Standing }) {
  const { t, i18n } = useTranslation('voice');
  const left = useSecondsUntil(until);
  const time = (ms: number) => new Date(ms).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Notice tone="danger">
      <strong>{t(kind === 'ban' ? 'denial.ban' : 'denial.kick')}</strong> {reason && t('denial.reason', { reason })}{' '}
      {until === null && t('denial.forGood')}
      {until !== null && (left > LONGEST_COUNTDOWN_S ? t('denial.until', { time: time(until) }) : t('denial.soon'))}
    </Notice>
  );
}
