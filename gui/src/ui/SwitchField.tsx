import { Switch } from 'react-aria-components/Switch';
import styles from './SwitchField.module.css';

type SwitchFieldProps = {
  name?: string;
  label: string;
  hint?: string;
  selected: boolean;
  disabled?: boolean;
  onChange: (selected: boolean) => void;
};

/** Something that is on or off. */
export function SwitchField({ label, hint, selected, disabled = false, ...rest }: SwitchFieldProps) {
  return (
    <Switch {...rest} isSelected={selected} isDisabled={disabled} className={styles.switch ?? ''}>
      <span className={styles.text}>
        <span>{label}</span>
        {hint && <small>{hint}</small>}
      </span>
      <span className={styles.track} aria-hidden="true" />
    </Switch>
  );
}
