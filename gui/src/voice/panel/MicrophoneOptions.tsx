import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../store/useReadable';
import { SwitchField } from '../../ui/SwitchField';
import type { Call } from '../call/call';
import styles from './CallBar.module.css';

/** Which microphone, and whether it is open all the time or while a key is held. */
export function MicrophoneOptions({ call }: { call: Call }) {
  const { t } = useTranslation('voice');
  const { pushToTalk } = useReadable(call.transmission.self);
  return (
    <>
      <MicrophoneSelect call={call} />
      <SwitchField
        label={t('pushToTalk')}
        hint={t('pushToTalkHint')}
        selected={pushToTalk}
        onChange={(on) => call.transmission.setPushToTalk(on)}
      />
    </>
  );
}

function MicrophoneSelect({ call }: { call: Call }) {
  const { t } = useTranslation('voice');
  const id = useId();
  const devices = useReadable(call.microphone.devices);
  const state = useReadable(call.microphone.state);
  const selected = state.kind === 'open' ? state.deviceId : '';
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('microphone.label')}</label>
      <select
        id={id}
        value={selected}
        disabled={devices.length === 0}
        onChange={(event) => void call.microphone.select(event.target.value)}
      >
        {!devices.some((device) => device.id === selected) && (
          <option value={selected}>{t('microphone.default')}</option>
        )}
        {devices.map((device) => (
          <option key={device.id} value={device.id}>
            {device.label || t('microphone.default')}
          </option>
        ))}
      </select>
    </div>
  );
}
