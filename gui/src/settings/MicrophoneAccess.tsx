import { Mic } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Microphone } from '../audio/microphone';
import { useReadable } from '../store/useReadable';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** Whether the page may hear the microphone, and how to let it. */
export function MicrophoneAccess({ microphone }: { microphone: Microphone }) {
  const { t } = useTranslation('settings');
  const state = useReadable(microphone.state);
  const unopened = useReadable(microphone.unopened);
  const suppression = useReadable(microphone.suppression);
  const open = () => void microphone.open();
  if (state.kind === 'off') {
    return (
      <Notice
        action={
          <Button size="small" icon={<Mic size={16} aria-hidden="true" />} onClick={open}>
            {t('access.allow')}
          </Button>
        }
      >
        {t('access.off')}
      </Notice>
    );
  }
  if (state.kind === 'asking' && !state.consented) return <Notice>{t('access.asking')}</Notice>;
  const problem = state.kind === 'failed' ? state.problem : unopened && 'chosen';
  if (problem) {
    return (
      <Notice
        tone="warning"
        action={
          <Button size="small" onClick={open}>
            {t('access.again')}
          </Button>
        }
      >
        {t(`access.${problem}`)}
      </Notice>
    );
  }
  return suppression === 'failed' ? <Notice tone="warning">{t('access.noRnnoise')}</Notice> : null;
}
