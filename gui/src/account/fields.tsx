import { useTranslation } from 'react-i18next';
import { TextField } from '../ui/TextField';
import { displayNameRule, isDisplayName, isName, isPassword, passwordRule } from './rules';

export function NameField({ isNew = false, focused }: { isNew?: boolean; focused: boolean }) {
  const { t } = useTranslation('account');
  return (
    <TextField
      name="name"
      label={t('name.label')}
      autoComplete="username"
      autoFocus={focused}
      spellCheck="false"
      required
      maxLength={32}
      {...(isNew && { hint: t('name.rule'), validate: (text) => (isName(text) ? null : t('name.rule')) })}
    />
  );
}

export function DisplayNameField({ defaultValue = '', focused = false }: { defaultValue?: string; focused?: boolean }) {
  const { t } = useTranslation('account');
  return (
    <TextField
      name="displayName"
      label={t('displayName.label')}
      hint={t('displayName.hint')}
      autoComplete="nickname"
      autoFocus={focused}
      spellCheck="false"
      required
      defaultValue={defaultValue}
      validate={(text) => (isDisplayName(text) ? null : t('displayName.rule', { max: displayNameRule.max }))}
    />
  );
}

export function PasswordField({
  name = 'password',
  label,
  isNew = false,
}: {
  name?: string;
  label?: string;
  isNew?: boolean;
}) {
  const { t } = useTranslation('account');
  const rule = t('password.rule', { min: passwordRule.min });
  return (
    <TextField
      name={name}
      type="password"
      label={label ?? t('password.label')}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      maxLength={passwordRule.max}
      {...(isNew && { hint: rule, validate: (text) => (isPassword(text) ? null : rule) })}
    />
  );
}
