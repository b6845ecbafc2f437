import styles from './Wordmark.module.css';

/** The name with its mark: three voices. */
export function Wordmark() {
  return (
    <span className={styles.wordmark}>
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <g className={styles.mark}>
          <path d="M5 9.5v5" />
          <path d="M12 4.5v15" />
          <path d="M19 8v8" />
        </g>
      </svg>
      Earshot
    </span>
  );
}
