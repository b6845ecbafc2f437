import type { ReactNode } from 'react';
import { type OneOf, RadioGroup } from './RadioGroup';
import styles from './Segmented.module.css';

type Choice<T extends string> = { value: T; label: string; icon?: ReactNode };

/** One of a few choices, all in sight, in a row. */
export function Segmented<T extends string>({ label, hideLabel, choices, value, onChange }: OneOf<T, Choice<T>>) {
  return (
    <RadioGroup label={label} hideLabel={hideLabel} className={styles.row}>
      {(name) =>
        choices.map((choice) => (
          <label key={choice.value} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.icon}
            <span>{choice.label}</span>
          </label>
        ))
      }
    </RadioGroup>
  );
}
