import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog';
import { Segmented } from '../ui/Segmented';
import { GuestForm } from './GuestForm';
import { SignInForm } from './SignInForm';
import { SignUpForm } from './SignUpForm';

export type Way = 'guest' | 'signIn' | 'signUp';

const forms = { guest: GuestForm, signIn: SignInForm, signUp: SignUpForm };

/** The ways in: as a guest, with an account, with a new account. */
export default function EnterDialog({ way: first, onClose }: { way: Way; onClose: () => void }) {
  const { t } = useTranslation('account');
  const [chosen, choose] = useState<Way>();
  const way = chosen ?? first;
  const Form = forms[way];
  return (
    <Dialog title={t('enter.title')} onClose={onClose}>
      <Segmented
        label={t('enter.way')}
        hideLabel
        value={way}
        onChange={choose}
        choices={[
          { value: 'guest', label: t('guest.tab') },
          { value: 'signIn', label: t('signIn.tab') },
          { value: 'signUp', label: t('signUp.tab') },
        ]}
      />
      <p>{t(`${way}.intro`)}</p>
      {/* Who goes through the ways with the arrow keys stays there. */}
      <Form focused={chosen === undefined} onDone={onClose} />
    </Dialog>
  );
}
