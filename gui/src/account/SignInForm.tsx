import { useTranslation } from 'react-i18next';
import { useSignIn } from '../api/account';
import { Problem } from '../api/problem';
import { ProblemForm } from '../problem/ProblemForm';
import { NameField, PasswordField } from './fields';

export function SignInForm({ focused, onDone }: { focused: boolean; onDone: () => void }) {
  const { t } = useTranslation('account');
  const signIn = useSignIn();
  const wrong = signIn.error instanceof Problem && signIn.error.slug === 'unauthenticated';
  return (
    <ProblemForm
      request={signIn}
      submit={t('signIn.submit')}
      refusals={wrong ? { password: t('signIn.wrong') } : {}}
      onSubmit={(field) => signIn.mutate({ name: field('name'), password: field('password') }, { onSuccess: onDone })}
    >
      <NameField focused={focused} />
      <PasswordField />
    </ProblemForm>
  );
}
