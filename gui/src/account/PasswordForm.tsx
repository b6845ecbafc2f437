import { useTranslation } from 'react-i18next';
import { useChangePassword } from '../api/account';
import { Problem } from '../api/problem';
import { ProblemForm } from '../problem/ProblemForm';
import { Notice } from '../ui/Notice';
import { PasswordField } from './fields';

/** Whether a request was refused because the password that proves who asks is wrong. */
export function wrongPassword(error: Error | null): boolean {
  return error instanceof Problem && (error.slug === 'unauthenticated' || error.slug === 'forbidden');
}

export function PasswordForm() {
  const { t } = useTranslation('account');
  const change = useChangePassword();
  return (
    <ProblemForm
      key={change.isSuccess ? 'changed' : 'new'}
      request={change}
      submit={t('password.submit')}
      refusals={wrongPassword(change.error) ? { currentPassword: t('password.wrong') } : {}}
      onSubmit={(field) =>
        change.mutate({ currentPassword: field('currentPassword'), newPassword: field('newPassword') })
      }
    >
      <PasswordField name="currentPassword" label={t('password.current')} />
      <PasswordField name="newPassword" label={t('password.new')} isNew />
      {change.isSuccess && <Notice>{t('password.saved')}</Notice>}
    </ProblemForm>
  );
}
