import { Check, CloudOff, RotateCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { voiceSettings } from '../api/settingsStore';
import type { Saving } from '../api/settingsSync';
import { useSettingsView } from '../api/useVoiceSettings';
import { useProblemWords } from '../problem/useProblemWords';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { useSettled } from '../ui/useSettled';
import { VisuallyHidden } from '../ui/VisuallyHidden';
import styles from './SavingState.module.css';

/** A word on whether the account has what is shown; quiet, because it nearly always has. */
export function SavingState() {
  const { saving } = useSettingsView();
  return (
    <div className={styles.state}>
      <Shown saving={saving} />
      <VisuallyHidden>
        <Spoken saving={saving} />
      </VisuallyHidden>
    </div>
  );
}

/** Nothing is said while a slider is drawn: how saving ended is told once, when it has been quiet for as long as this. */
const SETTLED_MS = 1_000;

function Spoken({ saving }: { saving: Saving }) {
  const { t } = useTranslation('settings');
  const settled = useSettled(saving, SETTLED_MS);
  return (
    <span role="status">
      {/* Another key is another element, and so said although the word is the same. */}
      {settled.kind === 'saved' && settled.at !== null && <span key={settled.at}>{t('saving.saved')}</span>}
    </span>
  );
}

function Shown({ saving }: { saving: Saving }) {
  const { t } = useTranslation('settings');
  return (
    <p className={styles.shown} aria-hidden="true">
      {saving.kind === 'saved' && saving.at !== null && (
        <>
          <Check size={16} aria-hidden="true" />
          {t('saving.saved')}
        </>
      )}
      {(saving.kind === 'saving' || saving.kind === 'reading') && (
        <>
          <RotateCw size={16} aria-hidden="true" />
          {t(`saving.${saving.kind}`)}
        </>
      )}
      {saving.kind === 'waiting' && (
        <>
          <CloudOff size={16} aria-hidden="true" />
          {t('saving.waiting')}
        </>
      )}
    </p>
  );
}

/** What about saving needs more than a word. */
export function SavingNotices({ onSignIn }: { onSignIn: () => void }) {
  const { t } = useTranslation('settings');
  const { saving, stale, changedElsewhereAt } = useSettingsView();
  const elsewhere = useJustHappened(changedElsewhereAt);
  const problem = saving.kind === 'waiting' || saving.kind === 'refused' ? saving.problem : null;
  const words = useProblemWords(problem);
  return (
    <div className={styles.notices}>
      {saving.kind === 'local' && (
        <Notice action={<Action label={t('local.signIn')} onClick={onSignIn} />}>{t('local.text')}</Notice>
      )}
      {saving.kind === 'waiting' && (
        <Notice tone="warning" action={<Action label={t('waiting.retry')} onClick={() => voiceSettings.retry()} />}>
          {words?.text} {saving.changed && t('waiting.kept')}
        </Notice>
      )}
      {saving.kind === 'refused' && (
        <Notice tone="danger">
          {t('refused')} {words?.text}
        </Notice>
      )}
      {stale && saving.kind !== 'waiting' && <Notice tone="warning">{t('stale')}</Notice>}
      {elsewhere && <Notice>{t('elsewhere')}</Notice>}
    </div>
  );
}

function Action({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <Button size="small" onClick={onClick}>
      {label}
    </Button>
  );
}

const SHOWN_MS = 8_000;

/** Whether something happened a moment ago, while this was in sight. */
function useJustHappened(at: number | null): boolean {
  const [seen, setSeen] = useState(at);
  useEffect(() => {
    const timer = setTimeout(() => setSeen(at), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [at]);
  return at !== null && at !== seen;
}
