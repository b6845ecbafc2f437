import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/Button';
import styles from './LineField.module.css';

type LineFieldProps = {
  label: string;
  hint?: string;
  value: string;
  maxLength: number;
  minLength?: number;
  type?: 'text' | 'password';
  numeric?: boolean;
  onSave: (value: string) => void;
};

/** A line that holds once it is saved, by Enter or its button. */
export function LineField({
  label,
  hint,
  value,
  maxLength,
  minLength = 0,
  type = 'text',
  numeric,
  onSave,
}: LineFieldProps) {
  const { t } = useTranslation('moderation');
  const id = useId();
  const [draft, setDraft] = useState(value);
  useEffect(() => setDraft(value), [value]);
  return (
    <form
      className={styles.field}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(draft.trim());
      }}
    >
      <label htmlFor={id}>{label}</label>
      <div className={styles.row}>
        <input
          id={id}
          type={type}
          autoComplete="off"
          inputMode={numeric ? 'numeric' : undefined}
          value={draft}
          minLength={minLength}
          maxLength={maxLength}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={({ target }) => setDraft(target.value)}
        />
        {draft !== value && <Button type="submit">{t('room.save')}</Button>}
      </div>
      {hint && <small id={`${id}-hint`}>{hint}</small>}
    </form>
  );
}
