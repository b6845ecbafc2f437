import { AudioLines, Keyboard, Radio } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useVoiceSettings } from '../api/useVoiceSettings';
import { type AccountChoices, DEFAULT_VOICE_SETTINGS } from '../api/voiceSettings';
import { ChoiceCards } from '../ui/ChoiceCards';
import { Slider } from '../ui/Slider';
import { SwitchField } from '../ui/SwitchField';
import { choose, chooseIn } from './change';
import { Group } from './Group';
import { KeyRecorder } from './KeyRecorder';
import { MicrophoneAccess } from './MicrophoneAccess';
import { MicrophoneMeter } from './MicrophoneMeter';
import { ThresholdSlider } from './ThresholdSlider';
import { useOpenIfAllowed, useTestMicrophone } from './testMicrophone';

const { account: usual } = DEFAULT_VOICE_SETTINGS;

/** When one's own voice goes out. */
export function TransmissionSection() {
  const { t } = useTranslation('settings');
  const { account } = useVoiceSettings();
  return (
    <>
      <Group title={t('transmission.mode')}>
        <ChoiceCards
          label={t('transmission.mode')}
          hideLabel
          value={account.transmission}
          onChange={(transmission) => choose({ transmission })}
          choices={[
            {
              value: 'voice_activity',
              label: t('transmission.voiceActivity'),
              hint: t('transmission.voiceActivityHint'),
              icon: <AudioLines size={20} aria-hidden="true" />,
            },
            {
              value: 'push_to_talk',
              label: t('transmission.pushToTalk'),
              hint: t('transmission.pushToTalkHint'),
              icon: <Keyboard size={20} aria-hidden="true" />,
            },
            {
              value: 'continuous',
              label: t('transmission.continuous'),
              hint: t('transmission.continuousHint'),
              icon: <Radio size={20} aria-hidden="true" />,
            },
          ]}
        />
      </Group>
      {account.transmission === 'voice_activity' && <VoiceActivity choices={account.voiceActivity} />}
      {account.transmission === 'push_to_talk' && <PushToTalk choices={account.pushToTalk} />}
    </>
  );
}

function VoiceActivity({ choices }: { choices: AccountChoices['voiceActivity'] }) {
  const { t } = useTranslation('settings');
  return (
    <Group title={t('activity.title')} hint={t('activity.hint')}>
      <SwitchField
        label={t('activity.automatic')}
        hint={t('activity.automaticHint')}
        selected={choices.automatic}
        onChange={(automatic) => chooseIn('voiceActivity', { automatic })}
      />
      <ThresholdMeter choices={choices} />
      <Slider
        label={t('activity.hold')}
        hint={t('activity.holdHint')}
        value={choices.holdMs}
        min={0}
        max={2000}
        step={50}
        usual={usual.voiceActivity.holdMs}
        format={(value) => t('unit.ms', { value })}
        onChange={(holdMs) => chooseIn('voiceActivity', { holdMs })}
      />
    </Group>
  );
}

/** The live meter with the line on it, which one may set oneself. */
function ThresholdMeter({ choices }: { choices: AccountChoices['voiceActivity'] }) {
  const microphone = useTestMicrophone();
  useOpenIfAllowed(microphone);
  return (
    <>
      <MicrophoneAccess microphone={microphone} />
      {choices.automatic ? (
        <MicrophoneMeter microphone={microphone} gated />
      ) : (
        <ThresholdSlider
          microphone={microphone}
          value={choices.thresholdDbfs}
          onChange={(thresholdDbfs) => chooseIn('voiceActivity', { thresholdDbfs })}
        />
      )}
    </>
  );
}

function PushToTalk({ choices }: { choices: AccountChoices['pushToTalk'] }) {
  const { t } = useTranslation('settings');
  return (
    <Group title={t('talk.title')} hint={t('talk.hint')}>
      <KeyRecorder chord={choices.key} onRecord={(key) => chooseIn('pushToTalk', { key })} />
      <Slider
        label={t('talk.release')}
        hint={t('talk.releaseHint')}
        value={choices.releaseDelayMs}
        min={0}
        max={1000}
        step={10}
        usual={usual.pushToTalk.releaseDelayMs}
        format={(value) => t('unit.ms', { value })}
        onChange={(releaseDelayMs) => chooseIn('pushToTalk', { releaseDelayMs })}
      />
    </Group>
  );
}
