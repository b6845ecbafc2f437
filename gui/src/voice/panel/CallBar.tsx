import { HeadphoneOff, Headphones, Mic, MicOff, PhoneOff, Settings, SlidersHorizontal } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant, User } from '../../api/types';
import { useReadable } from '../../store/useReadable';
import { Avatar } from '../../ui/Avatar';
import { Button, IconButton } from '../../ui/Button';
import type { Call } from '../call/call';
import styles from './CallBar.module.css';
import { Connection } from './Connection';
import { HoldToTalk } from './HoldToTalk';
import { LevelMeter } from './LevelMeter';
import { MicrophoneOptions } from './MicrophoneOptions';

type CallBarProps = { call: Call; me: User; own: Participant | undefined; onSettings: () => void };

/** One's own place in the room: how the connection is, whether one is heard, and the way out. */
export function CallBar({ call, me, own, onSettings }: CallBarProps) {
  const { t } = useTranslation('voice');
  const [showOptions, setShowOptions] = useState(false);
  const options = useId();
  const self = useReadable(call.transmission.self);
  const speaking = useReadable(call.transmission.speaking);
  const transmitting = useReadable(call.transmission.transmitting);
  const microphone = useReadable(call.microphone.state);
  return (
    <section className={styles.bar} aria-label={t('place')}>
      <div className={styles.row}>
        <Connection call={call} />
        <Button
          look="danger"
          size="small"
          icon={<PhoneOff size={17} aria-hidden="true" />}
          aria-label={t('leave')}
          title={t('leave')}
          onClick={() => void call.leave()}
        />
      </div>
      <div className={styles.row}>
        <Avatar id={me.id} name={me.displayName} speaking={speaking} />
        <div className={styles.self}>
          <bdi className={styles.name}>{me.displayName}</bdi>
          <LevelMeter level={call.microphone.meter.level} open={transmitting} />
        </div>
        <MuteButton call={call} muted={self.muted || microphone.kind !== 'open'} shut={shutFor(own)} />
        <IconButton
          label={self.deafened ? t('undeafen') : t('deafen')}
          icon={self.deafened ? <HeadphoneOff size={19} /> : <Headphones size={19} />}
          className={self.deafened ? styles.off : undefined}
          onClick={() => call.transmission.setDeafened(!self.deafened)}
        />
        <IconButton
          label={t('options')}
          aria-expanded={showOptions}
          aria-controls={options}
          icon={<SlidersHorizontal size={18} />}
          onClick={() => setShowOptions(!showOptions)}
        />
        <IconButton label={t('settings')} icon={<Settings size={19} />} onClick={onSettings} />
      </div>
      {self.pushToTalk && <HoldToTalk transmission={call.transmission} disabled={self.muted} />}
      <div id={options} hidden={!showOptions} className={styles.options}>
        {showOptions && <MicrophoneOptions call={call} />}
      </div>
    </section>
  );
}

type Shut = 'mutedByHost' | 'onlySpeakers';

/** Why one cannot open the microphone oneself. */
function shutFor(own: Participant | undefined): Shut | undefined {
  if (own?.serverMuted) return 'mutedByHost';
  return own?.suppressed ? 'onlySpeakers' : undefined;
}

function MuteButton({ call, muted, shut }: { call: Call; muted: boolean; shut: Shut | undefined }) {
  const { t } = useTranslation('voice');
  const label = shut ? t(`shut.${shut}`) : t('keyHint', { label: muted ? t('unmute') : t('mute') });
  const off = muted || shut !== undefined;
  return (
    <IconButton
      data-main
      label={label}
      aria-keyshortcuts="M"
      disabled={shut !== undefined}
      icon={off ? <MicOff size={19} /> : <Mic size={19} />}
      className={off ? styles.off : styles.on}
      onClick={() => call.transmission.setMuted(!muted)}
    />
  );
}
