import { useTranslation } from 'react-i18next';
import { useGuestSignIn } from '../api/account';
import { ProblemForm } from '../problem/ProblemForm';
import { DisplayNameField } from './fields';

export function GuestForm({ focused, onDone }: { focused: boolean; onDone: () => void }) {
  const { t } = useTranslation('account');
  const enter = useGuestSignIn();
  return (
    <ProblemForm
      request={enter}
      submit={t('guest.submit')}
      onSubmit={(field) => enter.mutate({ displayName: field('displayName').trim() }, { onSuccess: onDone })}
    >
      <DisplayNameField focused={focused} />
    </ProblemForm>
  );
}
