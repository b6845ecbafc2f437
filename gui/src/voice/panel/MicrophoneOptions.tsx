import { useTranslation } from 'react-i18next';
import { editAccount, editDevice } from '../../api/settingsEdits';
import { voiceSettings } from '../../api/settingsStore';
import { useVoiceSettings } from '../../api/useVoiceSettings';
import { deviceKey, deviceLabel } from '../../audio/deviceKey';
import { useChordLabel } from '../../keys/useChordLabel';
import { useReadable } from '../../store/useReadable';
import { SelectField } from '../../ui/SelectField';
import { SwitchField } from '../../ui/SwitchField';
import type { Call } from '../call/call';

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
  const devices = useReadable(call.microphone.devices).inputs;
  const state = useReadable(call.microphone.state);
  const selected = state.kind === 'open' ? state.deviceId : '';
  const choices = devices.map(({ id, label }) => ({ value: id, label: label || t('microphone.default') }));
  const isListed = devices.some(({ id }) => id === selected);
  return (
    <SelectField
      label={t('microphone.label')}
      value={selected}
      choices={isListed ? choices : [{ value: selected, label: t('microphone.default') }, ...choices]}
      disabled={devices.length === 0}
      onChange={(id) => {
        const input = devices.find((device) => device.id === id) ?? null;
        voiceSettings.change(editDevice(deviceKey(), deviceLabel(), { input }));
      }}
    />
  );
}
