import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Microphone } from '../audio/microphone';
import { MicrophoneMeter, QUIETEST_DBFS } from './MicrophoneMeter';
import styles from './ThresholdSlider.module.css';

type ThresholdSliderProps = { microphone: Microphone; value: number; onChange: (dbfs: number) => void };

/** Sets the level from which the microphone opens, on top of what it hears. */
export function ThresholdSlider({ microphone, value, onChange }: ThresholdSliderProps) {
  const { t } = useTranslation('settings');
  const id = useId();
  const words = t('unit.dbfs', { value: String(value).replace('-', '−') });
  return (
    <div className={styles.threshold}>
      <div className={styles.head}>
        <label htmlFor={id}>{t('activity.threshold')}</label>
        <output htmlFor={id} aria-live="off">
          {words}
        </output>
      </div>
      <MicrophoneMeter microphone={microphone} gated>
        <input
          id={id}
          type="range"
          className={styles.range}
          min={QUIETEST_DBFS}
          max={0}
          value={value}
          aria-valuetext={words}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onChange(Number(event.target.value))}
        />
      </MicrophoneMeter>
      <p id={`${id}-hint`} className={styles.hint}>
        {t('activity.thresholdHint')}
      </p>
    </div>
  );
}
