import { useTranslation } from 'react-i18next';
import { Skeleton } from '../ui/Skeleton';
import header from './StreamHeader.module.css';
import styles from './StreamPage.module.css';

export function StreamPageSkeleton() {
  const { t } = useTranslation('stream');
  return (
    <div className={styles.page} role="status" aria-label={t('page.loading')}>
      <div className={styles.main}>
        <div className={styles.stage} />
        <div className={header.header}>
          <Skeleton width="min(24rem, 80%)" height="1.8rem" />
          <Skeleton width="9rem" height="1rem" />
        </div>
      </div>
      <div className={styles.side} />
    </div>
  );
}
