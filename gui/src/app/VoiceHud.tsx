import { AudioLines, Mic, MicOff, RotateCw, SignalHigh, SignalLow, SignalMedium, UsersRound, Wifi } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../ui/Badge';
import { useVoiceStatus, type VoiceStatus } from '../voice/voiceStatus';

const bars = { good: SignalHigh, fair: SignalMedium, poor: SignalLow };
const size = 14;

/** What matters of the voice connection, on top of the picture: readable in full screen and with the panel out of sight. */
export function VoiceHud({ streamId }: { streamId: string }) {
  const status = useVoiceStatus(streamId);
  return (
    <>
      <Connection status={status} />
      <Microphone status={status} />
      <Quality status={status} />
      <People status={status} />
    </>
  );
}

function Connection({ status: { connection } }: { status: VoiceStatus }) {
  const { t } = useTranslation();
  if (connection === 'idle') return null;
  const Icon = connection === 'connected' ? Wifi : RotateCw;
  return (
    <Badge tone="picture" icon={<Icon size={size} aria-hidden="true" />}>
      {t(`hud.${connection}`)}
    </Badge>
  );
}

function Microphone({ status }: { status: VoiceStatus }) {
  const { t } = useTranslation();
  if (status.connection !== 'connected') return null;
  if (status.muted) {
    return (
      <Badge tone="picture" icon={<MicOff size={size} aria-hidden="true" />}>
        {t('hud.muted')}
      </Badge>
    );
  }
  if (!status.speaking) {
    return (
      <Badge tone="picture" icon={<Mic size={size} aria-hidden="true" />}>
        {t('hud.open')}
      </Badge>
    );
  }
  return (
    <Badge tone="speaking" icon={<AudioLines size={size} aria-hidden="true" />}>
      {t('hud.speaking')}
    </Badge>
  );
}

function Quality({ status: { connection, quality } }: { status: VoiceStatus }) {
  const { t } = useTranslation();
  if (connection !== 'connected' || quality === 'unknown') return null;
  const Icon = bars[quality];
  return (
    <Badge tone="picture" icon={<Icon size={size} aria-hidden="true" />}>
      {t(`hud.quality.${quality}`)}
    </Badge>
  );
}

function People({ status: { participants } }: { status: VoiceStatus }) {
  const { t } = useTranslation();
  if (participants === null || participants === 0) return null;
  return (
    <Badge tone="picture" icon={<UsersRound size={size} aria-hidden="true" />}>
      {t('hud.participants', { count: participants })}
    </Badge>
  );
}

/** How many are in the room, for the tab's label. */
export function VoiceCount({ streamId }: { streamId: string }) {
  const { i18n } = useTranslation();
  const { participants } = useVoiceStatus(streamId);
  return participants ? <Badge>{participants.toLocaleString(i18n.language)}</Badge> : null;
}
