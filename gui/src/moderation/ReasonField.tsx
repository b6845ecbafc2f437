import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ReasonField.module.css';

/** As many characters as the API takes. */
const MOST = 300;

type ReasonFieldProps = { value: string; onChange: (reason: string) => void; label?: string; required?: boolean };

/** Why something is done; whoever it is done to reads it. */
export function ReasonField({ value, onChange, label, required = false }: ReasonFieldProps) {
  const { t } = useTranslation('moderation');
  const id = useId();
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={id}>{label ?? t('reason.label')}</label>
        {!required && <small id={`${id}-hint`}>{t('reason.optional')}</small>}
      </div>
      <textarea
        id={id}
        rows={required ? 3 : 1}
        maxLength={MOST}
        value={value}
        required={required}
        aria-describedby={required ? undefined : `${id}-hint`}
        // One line: what is told elsewhere has no breaks.
        onChange={(event) => onChange(event.target.value.replace(/\s*\n\s*/g, ' '))}
      />
    </div>
  );
}
