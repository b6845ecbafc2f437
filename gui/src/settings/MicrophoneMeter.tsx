import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { meterPosition, SILENCE_DBFS, settle } from '../audio/level';
import type { Microphone } from '../audio/microphone';
import { holdPeak, type Peak, peakAt } from '../audio/signal/peakHold';
import type { ChainReport } from '../audio/signal/voiceChain';
import type { Readable } from '../store/store';
import { useReadable } from '../store/useReadable';
import styles from './MicrophoneMeter.module.css';

/** The quietest level that the meter shows: no line can be set lower. */
export const QUIETEST_DBFS = -100;
const DESCRIBE_EVERY_MS = 500;

type MicrophoneMeterProps = {
  microphone: Microphone;
  /** Whether there is a gate whose line means something. */
  gated: boolean;
  /** Lies over the meter, on its scale, in place of the line. */
  children?: ReactNode;
};

/** What the microphone hears, live: level, peak, and the line from which it opens. Drawn past React at the screen's pace. */
export function MicrophoneMeter({ microphone, gated, children }: MicrophoneMeterProps) {
  const { t } = useTranslation('settings');
  const root = useRef<HTMLDivElement>(null);
  const { kind } = useReadable(microphone.state);
  useEffect(
    () => (root.current ? draw(root.current, microphone.meter.report, t('meter.silent')) : undefined),
    [microphone, t],
  );
  return (
    <div ref={root} className={styles.meter} data-gated={gated} data-on={kind === 'open'}>
      <div className={styles.scale}>
        <div className={styles.track}>
          <span className={styles.bar} data-part="bar" />
          <span className={styles.peak} data-part="peak" />
          {gated && !children && <span className={styles.gate} data-part="gate" title={t('meter.gate')} />}
        </div>
        {children}
      </div>
      <div className={styles.figures}>
        <span>{t('meter.level')}</span>
        <output data-part="level" aria-live="off">
          {t('meter.silent')}
        </output>
        <span>{t('meter.peak')}</span>
        <output data-part="loudest" aria-live="off">
          {t('meter.silent')}
        </output>
        <span className={styles.open} data-part="open">
          {gated ? t('meter.open') : ''}
        </span>
      </div>
    </div>
  );
}

/** Draws until the returned function is called. */
function draw(root: HTMLElement, report: Readable<ChainReport>, silent: string): () => void {
  const part = (name: string) => root.querySelector<HTMLElement>(`[data-part=${name}]`);
  const figure = (dbfs: number) => (dbfs <= QUIETEST_DBFS ? silent : `${Math.round(dbfs)} dBFS`.replace('-', '−'));
  let level = SILENCE_DBFS;
  let peak: Peak = { dbfs: SILENCE_DBFS, since: 0 };
  // The first figures wait until the level has settled.
  let [before, described] = [performance.now(), performance.now()];
  let frame = requestAnimationFrame(function next(now) {
    const heard = report.get();
    level = settle(level, heard.dbfs, now - before);
    peak = holdPeak(peak, heard.peakDbfs, now);
    before = now;
    place(part('bar'), '--level', level);
    place(part('peak'), '--level', peakAt(peak, now));
    place(part('gate'), '--level', heard.thresholdDbfs);
    root.dataset.open = String(heard.open);
    if (now - described > DESCRIBE_EVERY_MS) {
      described = now;
      write(part('level'), figure(level));
      write(part('loudest'), figure(peakAt(peak, now)));
    }
    frame = requestAnimationFrame(next);
  });
  return () => cancelAnimationFrame(frame);
}

function place(element: HTMLElement | null, name: string, dbfs: number): void {
  element?.style.setProperty(name, meterPosition(dbfs, QUIETEST_DBFS).toFixed(4));
}

function write(element: HTMLElement | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
