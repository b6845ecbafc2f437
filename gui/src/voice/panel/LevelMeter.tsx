import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { meterPosition, SILENCE_DBFS, settle } from '../../audio/level';
import type { Readable } from '../../store/store';
import styles from './LevelMeter.module.css';

const QUIETEST = -60;
const DESCRIBE_EVERY_MS = 1_000;

/** The own microphone's level, drawn past React at the screen's pace; screen readers get a slower figure. */
export function LevelMeter({ level, open }: { level: Readable<number>; open: boolean }) {
  const { t } = useTranslation('voice');
  const bar = useRef<HTMLSpanElement>(null);
  const meter = useRef<HTMLMeterElement>(null);
  useEffect(() => draw(bar.current, meter.current, level), [level]);
  return (
    <div className={styles.meter} data-open={open}>
      <span ref={bar} className={styles.bar} />
      <meter ref={meter} className={styles.figure} aria-label={t('level')} min={QUIETEST} max={0} value={QUIETEST} />
    </div>
  );
}

function draw(bar: HTMLElement | null, meter: HTMLMeterElement | null, level: Readable<number>): () => void {
  let shown = SILENCE_DBFS;
  let [before, described] = [performance.now(), 0];
  let frame = requestAnimationFrame(function next(now) {
    shown = settle(shown, level.get(), now - before);
    before = now;
    if (bar) bar.style.transform = `scaleX(${meterPosition(shown, QUIETEST).toFixed(3)})`;
    if (meter && now - described > DESCRIBE_EVERY_MS) {
      described = now;
      meter.value = Math.round(Math.max(QUIETEST, shown));
    }
    frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
}
