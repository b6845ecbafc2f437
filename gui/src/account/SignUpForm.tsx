import { useTranslation } from 'react-i18next';
import { useSignUp } from '../api/account';
import { Problem } from '../api/problem';
import { ProblemForm } from '../problem/ProblemForm';
import { DisplayNameField, NameField, PasswordField } from './fields';

export function SignUpForm({ focused, onDone }: { focused: boolean; onDone: () => void }) {
  const { t } = useTranslation('account');
  const signUp = useSignUp();
  const taken = signUp.error instanceof Problem && signUp.error.slug === 'name-taken';
  return (
    <ProblemForm
      request={signUp}
      submit={t('signUp.submit')}
      refusals={taken ? { name: t('signUp.taken') } : {}}
      onSubmit={(field) =>
        signUp.mutate(
          {
            name: field('name').trim().toLowerCase(),
            displayName: field('displayName').trim(),
            password: field('password'),
          },
          { onSuccess: onDone },
        )
      }
    >
      <NameField isNew focused={focused} />
      <DisplayNameField />
      <PasswordField isNew />
    </ProblemForm>
  );
}
