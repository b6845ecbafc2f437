import { useTranslation } from 'react-i18next';
import { useDeleteAccount } from '../api/account';
import type { User } from '../api/types';
import { ProblemForm } from '../problem/ProblemForm';
import { PasswordField } from './fields';
import { wrongPassword } from './PasswordForm';

export function DeleteAccountForm({ me, onDone }: { me: User; onDone: () => void }) {
  const { t } = useTranslation('account');
  const remove = useDeleteAccount();
  return (
    <ProblemForm
      request={remove}
      submit={t('delete.submit')}
      look="danger"
      refusals={wrongPassword(remove.error) && !me.guest ? { password: t('password.wrong') } : {}}
      onSubmit={(field) => remove.mutate(me.guest ? {} : { password: field('password') }, { onSuccess: onDone })}
    >
      {!me.guest && <PasswordField label={t('password.current')} />}
    </ProblemForm>
  );
}
