import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { editAccount, editDevice } from '../../api/settingsEdits';
import { voiceSettings } from '../../api/settingsStore';
import { useVoiceSettings } from '../../api/useVoiceSettings';
import { deviceKey, deviceLabel } from '../../audio/deviceKey';
import { useChordLabel } from '../../keys/useChordLabel';
import { useReadable } from '../../store/useReadable';
import { SwitchField } from '../../ui/SwitchField';
import type { Call } from '../call/call';
import styles from './CallBar.module.css';

/** Which microphone, and whether it is open all the time or while a key is held. */
export function MicrophoneOptions({ call }: { call: Call }) {
  const { t } = useTranslation('voice');
  const { transmission, pushToTalk } = useVoiceSettings().account;
  const key = useChordLabel(pushToTalk.key);
  return (
    <>
      <MicrophoneSelect call={call} />
      <SwitchField
        label={t('pushToTalk')}
        hint={t('pushToTalkHint', { key })}
        selected={transmission === 'push_to_talk'}
        onChange={(on) => voiceSettings.change(editAccount({ transmission: on ? 'push_to_talk' : 'voice_activity' }))}
      />
    </>
  );
}

function MicrophoneSelect({ call }: { call: Call }) {
  const { t } = useTranslation('voice');
  const id = useId();
  const devices = useReadable(call.microphone.devices).inputs;
  const state = useReadable(call.microphone.state);
  const selected = state.kind === 'open' ? state.deviceId : '';
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('microphone.label')}</label>
      <select
        id={id}
        value={selected}
        disabled={devices.length === 0}
        onChange={({ target }) => {
          const input = devices.find((device) => device.id === target.value) ?? null;
          voiceSettings.change(editDevice(deviceKey(), deviceLabel(), { input }));
        }}
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
