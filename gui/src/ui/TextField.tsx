import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { useTranslation } from 'react-i18next';
import styles from './TextField.module.css';

type TextFieldProps = {
  name: string;
  label: string;
  hint?: string;
  type?: 'text' | 'password' | 'url';
  inputMode?: 'numeric';
  autoComplete?: string;
  defaultValue?: string;
  required?: boolean;
  autoFocus?: boolean;
  maxLength?: number;
  spellCheck?: 'true' | 'false';
  /** What is wrong with a value, or null. */
  validate?: (value: string) => string | null;
};

/** A labelled line of text, with its hint and what is wrong with it. */
export function TextField({ label, hint, required = false, validate, ...input }: TextFieldProps) {
  const { t } = useTranslation('ui');
  return (
    <AriaTextField {...input} {...(validate && { validate })} isRequired={required} className={styles.field ?? ''}>
      <Label className={styles.label ?? ''}>{label}</Label>
      <Input className={styles.input ?? ''} />
      {hint && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>
        {({ validationDetails, validationErrors }) =>
          validationDetails.valueMissing ? t('required') : validationErrors.join(' ')
        }
      </FieldError>
    </AriaTextField>
  );
}
