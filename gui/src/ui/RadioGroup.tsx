import { type ReactNode, useId } from 'react';
import styles from './RadioGroup.module.css';
import hidden from './visuallyHidden.module.css';

/** What every way to choose one of a few is given. */
export type OneOf<T extends string, Choice extends { value: T }> = {
  label: string;
  hideLabel?: boolean;
  choices: readonly Choice[];
  value: T;
  onChange: (value: T) => void;
};

type RadioGroupProps = {
  label: string;
  hideLabel: boolean | undefined;
  className: string | undefined;
  /** The radio buttons, with the name that makes them one group. */
  children: (name: string) => ReactNode;
};

/** Plain radio buttons that belong together, so keys work as everywhere. */
export function RadioGroup({ label, hideLabel = false, className, children }: RadioGroupProps) {
  const name = useId();
  return (
    <fieldset className={styles.group}>
      <legend className={hideLabel ? hidden.hidden : styles.legend}>{label}</legend>
      <div className={className}>{children(name)}</div>
    </fieldset>
  );
}
