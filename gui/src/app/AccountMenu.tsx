import { ChevronDown } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../api/types';
import { Avatar } from '../ui/Avatar';
import { Menu } from '../ui/Menu';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './AccountMenu.module.css';

const AccountItems = lazy(() => import('./AccountItems'));

/** Who is signed in, and what they may do with that. */
export function AccountMenu({ me }: { me: User }) {
  const { t } = useTranslation();
  return (
    <Menu
      trigger={(button) => (
        <button type="button" {...button} className={styles.trigger}>
          <Avatar id={me.id} name={me.displayName} size="small" />
          <VisuallyHidden>{t('account.menu')}</VisuallyHidden>
          <span className={styles.name}>{me.displayName}</span>
          <ChevronDown size={16} aria-hidden="true" />
        </button>
      )}
    >
      {(close) => (
        <Suspense>
          <AccountItems me={me} close={close} />
        </Suspense>
      )}
    </Menu>
  );
}
