import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { StreamCardSkeleton } from './StreamCardSkeleton';
import styles from './StreamsPage.module.css';

/** The list before its code is here; it looks as the list does while its data load. */
export function StreamsSkeleton() {
  return (
    <div className={styles.page}>
      <ListHead />
      <SkeletonGrid />
    </div>
  );
}

export function ListHead({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('stream');
  return (
    <header className={styles.head}>
      <div>
        <h1 className={styles.title}>{t('list.title')}</h1>
        <p className={styles.lead}>{t('list.lead')}</p>
      </div>
      {children}
    </header>
  );
}

export function SkeletonGrid() {
  const { t } = useTranslation('stream');
  return (
    <div className={styles.grid} role="status" aria-label={t('list.loading')}>
      {['first', 'second', 'third'].map((place) => (
        <StreamCardSkeleton key={place} />
      ))}
    </div>
  );
}
