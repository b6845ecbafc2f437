import { type ReactNode, useId } from 'react';
import styles from './Segmented.module.css';
import hidden from './visuallyHidden.module.css';

type Choice<T extends string> = { value: T; label: string; icon?: ReactNode };

/** One of a few choices, all in sight. Plain radio buttons underneath, so keys work as everywhere. */
export function Segmented<T extends string>({
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
      <div className={styles.row}>
        {choices.map((choice) => (
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
        ))}
      </div>
    </fieldset>
  );
}
