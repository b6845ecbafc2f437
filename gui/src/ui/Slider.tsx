import { type CSSProperties, type ReactNode, useId } from 'react';
import styles from './Slider.module.css';

type SliderProps = {
  label: string;
  hint?: ReactNode;
  value: number;
  min: number;
  max: number;
  step?: number;
  /** What a value is called, with its unit. */
  format: (value: number) => string;
  /** Where the usual value lies: a small mark under the track. */
  usual?: number;
  /** Where the coloured part of the track starts, if not at its beginning. */
  from?: number;
  /** What the two ends mean, where that is no figure. */
  ends?: readonly [string, string];
  disabled?: boolean;
  onChange: (value: number) => void;
};

/** A figure within bounds. A plain range input underneath, so keys, touch and screen readers work as everywhere. */
export function Slider({
  label,
  hint,
  value,
  min,
  max,
  step = 1,
  format,
  usual,
  from = min,
  ends,
  disabled,
  onChange,
}: SliderProps) {
  const id = useId();
  const share = (at: number) => (at - min) / (max - min);
  const filled = { '--low': share(Math.min(from, value)), '--high': share(Math.max(from, value)) } as CSSProperties;
  return (
    <div className={styles.slider} style={filled} data-whole={from === min} data-disabled={disabled}>
      <div className={styles.head}>
        <label htmlFor={id}>{label}</label>
        {/* The input itself says what it is set to. */}
        <output htmlFor={id} className={styles.value} aria-live="off">
          {format(value)}
        </output>
      </div>
      <div className={styles.track}>
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          disabled={disabled}
          aria-valuetext={format(value)}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(Number(event.target.value))}
        />
        {usual !== undefined && <span className={styles.usual} style={{ '--usual': share(usual) } as CSSProperties} />}
      </div>
      {ends && (
        <div className={styles.ends} aria-hidden="true">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
