import { useTranslation } from 'react-i18next';

/** Says a time, ms since the epoch, as the reader's language does. */
export function useTimeWords(): (ms: number) => string {
  const { i18n } = useTranslation();
  return (ms) => new Date(ms).toLocaleString(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
}
