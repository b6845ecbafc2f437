import { useTranslation } from 'react-i18next';
import { useVoiceSettings } from '../api/useVoiceSettings';
import { DEFAULT_VOICE_SETTINGS } from '../api/voiceSettings';
import { ChoiceCards } from '../ui/ChoiceCards';
import { Segmented } from '../ui/Segmented';
import { Slider } from '../ui/Slider';
import { SwitchField } from '../ui/SwitchField';
import { choose } from './change';
import { Group } from './Group';

const { account: usual } = DEFAULT_VOICE_SETTINGS;

/** What is done to one's own voice before it goes out. */
export function ProcessingSection() {
  const { t } = useTranslation('settings');
  const { account } = useVoiceSettings();
  const percent = (value: number) => t('unit.percent', { value });
  return (
    <>
      <Group title={t('noise.title')}>
        <ChoiceCards
          label={t('noise.title')}
          hideLabel
          value={account.noiseSuppression}
          onChange={(noiseSuppression) => choose({ noiseSuppression })}
          choices={[
            { value: 'off', label: t('noise.off'), hint: t('noise.offHint') },
            { value: 'browser', label: t('noise.browser'), hint: t('noise.browserHint') },
            { value: 'rnnoise', label: t('noise.rnnoise'), hint: t('noise.rnnoiseHint') },
          ]}
        />
      </Group>
      <Group title={t('voice.title')}>
        <SwitchField
          label={t('voice.echo')}
          hint={t('voice.echoHint')}
          selected={account.echoCancellation}
          onChange={(echoCancellation) => choose({ echoCancellation })}
        />
        <SwitchField
          label={t('voice.automaticGain')}
          hint={t('voice.automaticGainHint')}
          selected={account.automaticGain}
          onChange={(automaticGain) => choose({ automaticGain })}
        />
        <Slider
          label={t('voice.inputGain')}
          hint={t('voice.inputGainHint')}
          value={account.inputGainPercent}
          min={0}
          max={200}
          step={5}
          usual={usual.inputGainPercent}
          format={percent}
          onChange={(inputGainPercent) => choose({ inputGainPercent })}
        />
      </Group>
      <Group title={t('quality.title')} hint={t('quality.hint')}>
        <Segmented
          label={t('quality.title')}
          hideLabel
          value={account.quality}
          onChange={(quality) => choose({ quality })}
          choices={[
            { value: 'speech', label: t('quality.speech') },
            { value: 'standard', label: t('quality.standard') },
          ]}
        />
      </Group>
    </>
  );
}
