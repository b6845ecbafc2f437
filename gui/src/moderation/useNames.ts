import { useTranslation } from 'react-i18next';

/** Several people in few words. */
export function useNames(): (names: readonly string[]) => string {
  const { t } = useTranslation('moderation');
  return (names) => {
    const [first = ''] = names;
    return names.length > 1 ? t('more', { first, count: names.length - 1 }) : first;
  };
}
