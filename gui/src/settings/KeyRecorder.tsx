import { Keyboard } from 'lucide-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Chord, chordOf, isModifier } from '../keys/chord';
import { recordingKey } from '../keys/recordingKey';
import { takersOf } from '../keys/takenBy';
import { useChordLabel } from '../keys/useChordLabel';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import styles from './KeyRecorder.module.css';

/** The talk key: shows it, takes another one, and says who else listens to it. */
export function KeyRecorder({ chord, onRecord }: { chord: Chord; onRecord: (chord: Chord) => void }) {
  const { t } = useTranslation('settings');
  const id = useId();
  const label = useChordLabel(chord);
  const [recording, setRecording] = useState(false);
  useRecording(recording, (recorded) => {
    setRecording(false);
    if (recorded) onRecord(recorded);
  });
  return (
    <div className={styles.recorder}>
      <div className={styles.row}>
        <span id={id} className={styles.label}>
          {t('key.label')}
        </span>
        <kbd className={styles.key} data-recording={recording} aria-live="polite">
          {recording ? t('key.press') : label}
        </kbd>
        <Button
          aria-describedby={id}
          icon={<Keyboard size={18} aria-hidden="true" />}
          onClick={() => setRecording(true)}
          onBlur={() => setRecording(false)}
        >
          {recording ? t('key.recording') : t('key.record')}
        </Button>
      </div>
      <Warnings chord={chord} label={label} />
    </div>
  );
}

function Warnings({ chord, label }: { chord: Chord; label: string }) {
  const { t } = useTranslation('settings');
  const takers = takersOf(chord);
  return (
    <div className={styles.warnings}>
      {takers.map((taker) => (
        <Notice key={taker} tone={taker === 'typing' ? 'info' : 'warning'}>
          {t(`key.taken.${taker}`, { key: label })}
        </Notice>
      ))}
    </div>
  );
}

/** Takes the next key before anybody else sees it. Escape stops; a modifier counts once it is let go alone. */
function useRecording(recording: boolean, done: (chord: Chord | undefined) => void): void {
  useEffect(() => {
    recordingKey.set(recording);
    return () => recordingKey.set(false);
  }, [recording]);
  useEffect(() => {
    if (!recording) return;
    let alone: Chord | undefined;
    const down = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.repeat) return;
      if (event.code === 'Escape') return done(undefined);
      const chord = chordOf(event);
      if (isModifier(event.code)) alone = chord;
      else if (/^[A-Za-z0-9]{1,32}$/.test(event.code)) done(chord);
    };
    const up = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (alone?.code === event.code) done({ ...alone, ctrl: false, alt: false, shift: false, meta: false });
    };
    window.addEventListener('keydown', down, { capture: true });
    window.addEventListener('keyup', up, { capture: true });
    return () => {
      window.removeEventListener('keydown', down, { capture: true });
      window.removeEventListener('keyup', up, { capture: true });
    };
  });
}
