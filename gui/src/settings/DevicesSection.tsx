import { AudioLines, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { editDevice } from '../api/settingsEdits';
import { voiceSettings } from '../api/settingsStore';
import { useVoiceSettings } from '../api/useVoiceSettings';
import type { SoundDevice } from '../api/voiceSettings';
import { chooseDevice, type DeviceChoice } from '../audio/deviceFollower';
import { deviceKey, deviceLabel } from '../audio/deviceKey';
import type { Microphone } from '../audio/microphone';
import { canChooseOutput, outputFor } from '../audio/soundOutput';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { SelectField } from '../ui/SelectField';
import { Group } from './Group';
import { MicrophoneAccess } from './MicrophoneAccess';
import { MicrophoneMeter } from './MicrophoneMeter';
import { RecordingTest } from './RecordingTest';
import { useOpenIfAllowed, useTestMicrophone } from './testMicrophone';
import { testTone } from './testTone';
import { usePlayback } from './usePlayback';
import { useSoundDevices } from './useSoundDevices';

/** What one speaks into and listens with on this browser, and whether both work. */
export function DevicesSection() {
  const microphone = useTestMicrophone();
  useOpenIfAllowed(microphone);
  const devices = useSoundDevices(microphone);
  const settings = useVoiceSettings();
  const own = settings.devices.find(({ key }) => key === deviceKey());
  const output = outputFor(settings, devices.outputs);
  return (
    <>
      <Input
        microphone={microphone}
        inputs={devices.inputs}
        choice={chooseDevice(own?.input, devices.inputs)}
        output={output.device}
      />
      <Output outputs={devices.outputs} choice={output} />
    </>
  );
}

type InputProps = {
  microphone: Microphone;
  inputs: readonly SoundDevice[];
  choice: DeviceChoice;
  output: SoundDevice | undefined;
};

function Input({ microphone, inputs, choice, output }: InputProps) {
  const { t } = useTranslation('settings');
  const { transmission } = useVoiceSettings().account;
  return (
    <Group title={t('input.title')}>
      <MicrophoneAccess microphone={microphone} />
      <DeviceSelect
        label={t('input.label')}
        devices={inputs}
        choice={choice}
        onChoose={(input) => voiceSettings.change(editDevice(deviceKey(), deviceLabel(), { input }))}
      />
      <MicrophoneMeter microphone={microphone} gated={transmission === 'voice_activity'} />
      <RecordingTest microphone={microphone} output={output} />
    </Group>
  );
}

function Output({ outputs, choice }: { outputs: readonly SoundDevice[]; choice: DeviceChoice }) {
  const { t } = useTranslation('settings');
  const { playing, play } = usePlayback(choice.device);
  const [tone] = useState(testTone);
  return (
    <Group title={t('output.title')}>
      {canChooseOutput ? (
        <DeviceSelect
          label={t('output.label')}
          devices={outputs}
          choice={choice}
          onChoose={(output) => voiceSettings.change(editDevice(deviceKey(), deviceLabel(), { output }))}
        />
      ) : (
        <Notice>{t('output.system')}</Notice>
      )}
      <div>
        <Button
          icon={playing ? <AudioLines size={18} aria-hidden="true" /> : <Volume2 size={18} aria-hidden="true" />}
          onClick={() => void play(tone)}
        >
          {playing ? t('output.playing') : t('output.test')}
        </Button>
      </div>
    </Group>
  );
}

type DeviceSelectProps = {
  label: string;
  devices: readonly SoundDevice[];
  choice: DeviceChoice;
  onChoose: (device: SoundDevice | null) => void;
};

/** The system's own device, those that are there, and the preferred one also while it is not. */
function DeviceSelect({ label, devices, choice: { device, missing }, onChoose }: DeviceSelectProps) {
  const { t } = useTranslation('settings');
  const listed = devices.filter(({ id }) => id !== 'default' && id !== 'communications');
  const name = (each: SoundDevice) => each.label || t('device.unnamed');
  return (
    <>
      <SelectField
        label={label}
        value={missing ? MISSING : (device?.id ?? '')}
        choices={[
          { value: '', label: t('device.system') },
          ...listed.map((each) => ({ value: each.id, label: name(each) })),
          ...(missing ? [{ value: MISSING, label: t('device.gone', { name: name(missing) }) }] : []),
        ]}
        onChange={(value) => {
          if (value !== MISSING) onChoose(listed.find(({ id }) => id === value) ?? null);
        }}
      />
      {missing && devices.length > 0 && <Notice tone="warning">{t('device.fallback', { name: name(missing) })}</Notice>}
    </>
  );
}

const MISSING = 'missing';
