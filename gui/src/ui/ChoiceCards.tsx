import type { ReactNode } from 'react';
import styles from './ChoiceCards.module.css';
import { type OneOf, RadioGroup } from './RadioGroup';

type Choice<T extends string> = { value: T; label: string; hint: string; icon?: ReactNode; disabled?: boolean };

/** One of a few choices that need a word of explanation each. */
export function ChoiceCards<T extends string>({ label, hideLabel, choices, value, onChange }: OneOf<T, Choice<T>>) {
  return (
    <RadioGroup label={label} hideLabel={hideLabel} className={styles.cards}>
      {(name) =>
        choices.map((choice) => (
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
        ))
      }
    </RadioGroup>
  );
}
