import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useFollowSession } from '../api/account';
import { ErrorBoundary } from './ErrorBoundary';
import styles from './Shell.module.css';
import { TopBar } from './TopBar';

/** What stands around every page: a way past the bar for keyboards, the bar, and the main part. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const arrived = useRef(path);
  useFollowSession();

  // A new page is read from its start.
  useEffect(() => {
    if (arrived.current === path) return;
    arrived.current = path;
    main.current?.focus();
    scrollTo(0, 0);
  }, [path]);

  return (
    <>
      <a href="#main" className={styles.skip}>
        {t('nav.skip')}
      </a>
      <TopBar />
      <main id="main" ref={main} tabIndex={-1} className={styles.main}>
        <ErrorBoundary key={path}>{children}</ErrorBoundary>
      </main>
    </>
  );
}
