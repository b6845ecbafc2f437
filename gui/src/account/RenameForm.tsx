import { useTranslation } from 'react-i18next';
import { useRename } from '../api/account';
import type { User } from '../api/types';
import { ProblemForm } from '../problem/ProblemForm';
import { Notice } from '../ui/Notice';
import { DisplayNameField } from './fields';

export function RenameForm({ me }: { me: User }) {
  const { t } = useTranslation('account');
  const rename = useRename();
  return (
    <ProblemForm
      request={rename}
      submit={t('profile.submit')}
      onSubmit={(field) => rename.mutate({ displayName: field('displayName').trim() })}
    >
      <DisplayNameField defaultValue={me.displayName} />
      {rename.isSuccess && <Notice>{t('profile.saved')}</Notice>}
    </ProblemForm>
  );
}
