import { LogOut, Plus, UserPlus, UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../api/account';
import type { User } from '../api/types';
import { ProblemNotice } from '../problem/ProblemNotice';
import { MenuItem, MenuLine } from '../ui/Menu';
import styles from './AccountMenu.module.css';
import { useDialogs } from './DialogHost';
import { openSettings } from './settingsLink';

/** What the signed-in user may do with that. */
export default function AccountItems({ me, close }: { me: User; close: () => void }) {
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
