import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { User } from '../api/types';
import { Dialog } from '../ui/Dialog';
import styles from './AccountDialog.module.css';
import { DeleteAccountForm } from './DeleteAccountForm';
import { PasswordForm } from './PasswordForm';
import { RenameForm } from './RenameForm';

/** One's own account: display name, password, deletion. Guests have no password. */
export default function AccountDialog({ me, onClose }: { me: User; onClose: () => void }) {
  const { t } = useTranslation('account');
  const [deleting, setDeleting] = useState(false);

  if (deleting) {
    return (
      <Dialog title={t('delete.title')} role="alertdialog" onClose={onClose}>
        <p>{t('delete.consequence')}</p>
        <DeleteAccountForm me={me} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t('profile.title')} onClose={onClose}>
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
    </Dialog>
  );
}
