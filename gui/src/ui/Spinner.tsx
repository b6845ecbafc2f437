import styles from './Spinner.module.css';

/** Work under way; decoration for a text or label that says which. */
export function Spinner() {
  return <span className={styles.spinner} aria-hidden="true" />;
}
