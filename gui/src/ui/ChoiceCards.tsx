import { type ReactNode, useId } from 'react';
import styles from './ChoiceCards.module.css';
import hidden from './visuallyHidden.module.css';

type Choice<T extends string> = { value: T; label: string; hint: string; icon?: ReactNode; disabled?: boolean };

/** One of a few choices that need a word of explanation each. Plain radio buttons underneath. */
export function ChoiceCards<T extends string>({
  label,
  hideLabel = false,
  choices,
  value,
  onChange,
}: {
  label: string;
  hideLabel?: boolean;
  choices: readonly Choice<T>[];
  value: T;
  onChange: (value: T) => void;
}) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={hideLabel ? hidden.hidden : styles.legend}>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className={styles.card}>
          <input
            type="radio"
            name={name}
            value={choice.value}
            checked={choice.value === value}
            disabled={choice.disabled}
            aria-describedby={`${name}-${choice.value}`}
            aria-labelledby={`${name}-${choice.value}-label`}
            onChange={() => onChange(choice.value)}
          />
          <span className={styles.text}>
            <span id={`${name}-${choice.value}-label`} className={styles.name}>
              {choice.label}
            </span>
            <small id={`${name}-${choice.value}`}>{choice.hint}</small>
          </span>
          {choice.icon}
        </label>
      ))}
    </fieldset>
  );
}
