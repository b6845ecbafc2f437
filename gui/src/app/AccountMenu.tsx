import { ChevronDown, LogOut, Plus, UserPlus, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../api/account';
import type { User } from '../api/types';
import { ProblemNotice } from '../problem/ProblemNotice';
import { Avatar } from '../ui/Avatar';
import { Menu, MenuItem, MenuLine } from '../ui/Menu';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './AccountMenu.module.css';
import { useDialogs } from './DialogHost';
import { openSettings } from './settingsLink';

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
      {(close) => <Items me={me} close={close} />}
    </Menu>
  );
}

function Items({ me, close }: { me: User; close: () => void }) {
  const { t } = useTranslation();
  const { open } = useDialogs();
  const signOut = useSignOut();
  const openAnd = (dialog: Parameters<typeof open>[0]) => () => {
    close();
    open(dialog);
  };
  return (
    <>
      <p className={styles.who}>
        <strong>{me.displayName}</strong>
        <span>{me.name ?? t('account.guest')}</span>
      </p>
      <MenuLine />
      {me.guest ? (
        <MenuItem icon={<UserPlus size={18} />} onClick={openAnd({ kind: 'enter', way: 'signUp' })}>
          {t('account.signUp')}
        </MenuItem>
      ) : (
        <MenuItem icon={<Plus size={18} />} onClick={openAnd({ kind: 'createStream' })}>
          {t('account.newStream')}
        </MenuItem>
      )}
      <MenuItem
        icon={<UserRound size={18} />}
        onClick={() => {
          close();
          openSettings('profile');
        }}
      >
        {t('account.profile')}
      </MenuItem>
      <MenuItem icon={<LogOut size={18} />} onClick={() => signOut.mutate(undefined, { onSuccess: close })}>
        {t('account.signOut')}
      </MenuItem>
      <ProblemNotice error={signOut.error} />
    </>
  );
}
