import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../api/types';
import { Dialog } from '../ui/Dialog';
import styles from './AccountSection.module.css';
import { DeleteAccountForm } from './DeleteAccountForm';
import { PasswordForm } from './PasswordForm';
import { RenameForm } from './RenameForm';

/** One's own account: display name, password, deletion. Guests have no password. */
export function AccountSection({ me, onGone }: { me: User; onGone: () => void }) {
  const { t } = useTranslation('account');
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      {me.name && <p className={styles.name}>{t('profile.signedInAs', { name: me.name })}</p>}
      <section className={styles.section}>
        <RenameForm me={me} />
      </section>
      {!me.guest && (
        <section className={styles.section}>
          <h3>{t('password.title')}</h3>
          <PasswordForm />
        </section>
      )}
      <section className={styles.section}>
        <button type="button" className={styles.delete} onClick={() => setDeleting(true)}>
          {t('delete.open')}
        </button>
      </section>
      {deleting && (
        <Dialog title={t('delete.title')} role="alertdialog" onClose={() => setDeleting(false)}>
          <p>{t('delete.consequence')}</p>
          <DeleteAccountForm me={me} onDone={onGone} />
        </Dialog>
      )}
    </>
  );
}
