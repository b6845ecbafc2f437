import { Signal, SignalHigh, SignalLow, SignalMedium, WifiOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../store/useReadable';
import type { Call } from '../call/call';
import type { Quality } from '../media/mediaLink';
import styles from './CallBar.module.css';

const icons = { good: SignalHigh, fair: SignalMedium, poor: SignalLow, unknown: Signal } as const;

/** The state of the connection, and the figures behind it. */
export function Connection({ call }: { call: Call }) {
  const { t } = useTranslation('voice');
  const { kind } = useReadable(call.state);
  const media = useReadable(call.media);
  const quality: Quality = media?.quality ?? 'unknown';
  const Icon = kind === 'joined' ? icons[quality] : WifiOff;
  return (
    <div className={styles.connection} data-state={kind} data-quality={quality}>
      <Icon size={20} role="img" aria-label={t(`quality.${quality}`)} />
      <div>
        <p className={styles.state}>{kind !== 'idle' && kind !== 'refused' && t(`state.${kind}`)}</p>
        {kind === 'joined' && <Figures call={call} />}
      </div>
    </div>
  );
}

function Figures({ call }: { call: Call }) {
  const { t } = useTranslation('voice');
  const stats = useReadable(call.media)?.stats;
  const ms = (value: number | undefined) => (value === undefined ? '–' : t('stats.ms', { value: Math.round(value) }));
  const loss = stats?.lossPercent;
  return (
    <dl className={styles.figures}>
      <Figure name={t('stats.ping')} value={ms(stats?.pingMs)} />
      <Figure name={t('stats.jitter')} value={ms(stats?.jitterMs)} />
      <Figure
        name={t('stats.loss')}
        value={loss === undefined ? '–' : t('stats.percent', { value: loss.toFixed(1) })}
      />
    </dl>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
