import { useTranslation } from 'react-i18next';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long a time-out may be, ms. */
export const timeoutLengths = [MINUTE, 5 * MINUTE, 10 * MINUTE, HOUR, DAY] as const;
/** How long who is kicked is kept out where the usual minute is too short, ms. */
export const coolOffLengths = [5 * MINUTE, 10 * MINUTE, HOUR, DAY] as const;
/** How long a ban may be, ms; undefined: for good. */
export const banLengths = [HOUR, DAY, 7 * DAY, 28 * DAY, undefined] as const;

/** Says a length of time in its largest unit. */
export function useLengthWords(): (ms: number | undefined) => string {
  const { t } = useTranslation('moderation');
  return (ms) => {
    if (ms === undefined) return t('length.forGood');
    if (ms >= DAY) return t('length.days', { count: Math.round(ms / DAY) });
    if (ms >= HOUR) return t('length.hours', { count: Math.round(ms / HOUR) });
    return t('length.minutes', { count: Math.round(ms / MINUTE) });
  };
}
