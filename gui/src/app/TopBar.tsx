import { Settings } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useSession } from '../api/account';
import { Button, IconButton } from '../ui/Button';
import { AccountMenu } from './AccountMenu';
import { useDialogs } from './DialogHost';
import { PreferencesMenu } from './PreferencesMenu';
import { openSettings } from './settingsLink';
import styles from './TopBar.module.css';
import { Wordmark } from './Wordmark';

export function TopBar() {
  const { t } = useTranslation();
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.home} aria-label={t('nav.home')}>
        <Wordmark />
      </Link>
      <nav className={styles.nav} aria-label={t('nav.label')}>
        <Link href="/" className={(active) => (active ? styles.current : styles.link) ?? ''}>
          {t('nav.streams')}
        </Link>
      </nav>
      <PreferencesMenu />
      <IconButton label={t('nav.settings')} icon={<Settings size={20} />} onClick={() => openSettings()} />
      <Account />
    </header>
  );
}

/** Who is here, or the way in. While that is not known the place stays empty, so that nothing jumps. */
function Account() {
  const { t } = useTranslation();
  const { open } = useDialogs();
  const { data: me, isPending } = useSession();
  if (isPending) return <span className={styles.unknown} />;
  if (me) return <AccountMenu me={me} />;
  return (
    <Button look="primary" onClick={() => open({ kind: 'enter', way: 'signIn' })}>
      {t('nav.signIn')}
    </Button>
  );
}
