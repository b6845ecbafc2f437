import { Check, Link2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Stream } from '../api/types';
import { Avatar } from '../ui/Avatar';
import { Button } from '../ui/Button';
import styles from './AboutTab.module.css';

/** About the stream: its host, its times, its address to pass on. */
export default function AboutTab({ stream }: { stream: Stream }) {
  const { t, i18n } = useTranslation('details');
  const time = (at: number) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  return (
    <div className={styles.about}>
      <div className={styles.host}>
        <Avatar id={stream.hostId} name={stream.hostName} size="large" />
        <div>
          <p className={styles.name}>{stream.hostName}</p>
          <p className={styles.role}>{t('about.host')}</p>
        </div>
      </div>
      <dl className={styles.facts}>
        {stream.startedAt && <Fact name={t('about.started')}>{time(stream.startedAt)}</Fact>}
        {stream.endedAt && <Fact name={t('about.ended')}>{time(stream.endedAt)}</Fact>}
        <Fact name={t('form.visibility')}>{t(`form.visibilityHint.${stream.visibility}`)}</Fact>
        {stream.voice.enabled && <Fact name={t('about.places')}>{stream.voiceSettings.hardCap}</Fact>}
      </dl>
      <CopyLink />
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function CopyLink() {
  const { t } = useTranslation('details');
  const [copied, setCopied] = useState(false);
  // Without a secure origin there is no clipboard; the address bar still has the link.
  if (!navigator.clipboard) return null;
  return (
    <Button
      icon={copied ? <Check size={18} /> : <Link2 size={18} />}
      onClick={() => navigator.clipboard.writeText(location.href).then(() => setCopied(true))}
    >
      <span aria-live="polite">{copied ? t('about.copied') : t('about.copy')}</span>
    </Button>
  );
}
