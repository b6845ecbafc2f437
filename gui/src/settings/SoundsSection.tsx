import { useTranslation } from 'react-i18next';
import { useVoiceSettings } from '../api/useVoiceSettings';
import { DEFAULT_VOICE_SETTINGS } from '../api/voiceSettings';
import { Slider } from '../ui/Slider';
import { SwitchField } from '../ui/SwitchField';
import { chooseIn } from './change';
import { Group } from './Group';

const { account: usual } = DEFAULT_VOICE_SETTINGS;

/** What one is told, and how. */
export function SoundsSection() {
  const { t } = useTranslation('settings');
  const { sounds, notices } = useVoiceSettings().account;
  return (
    <>
      <Group title={t('sounds.title')}>
        <SwitchField
          label={t('sounds.on')}
          hint={t('sounds.onHint')}
          selected={sounds.on}
          onChange={(on) => chooseIn('sounds', { on })}
        />
        <SwitchField
          label={t('sounds.joinLeave')}
          hint={t('sounds.joinLeaveHint')}
          selected={sounds.joinLeave}
          disabled={!sounds.on}
          onChange={(joinLeave) => chooseIn('sounds', { joinLeave })}
        />
        <Slider
          label={t('sounds.volume')}
          disabled={!sounds.on}
          value={sounds.volumePercent}
          min={0}
          max={100}
          step={5}
          usual={usual.sounds.volumePercent}
          format={(value) => t('unit.percent', { value })}
          onChange={(volumePercent) => chooseIn('sounds', { volumePercent })}
        />
      </Group>
      <Group title={t('notices.title')} hint={t('notices.hint')}>
        <SwitchField
          label={t('notices.talkingWhileMuted')}
          hint={t('notices.talkingWhileMutedHint')}
          selected={notices.talkingWhileMuted}
          onChange={(talkingWhileMuted) => chooseIn('notices', { talkingWhileMuted })}
        />
        <SwitchField
          label={t('notices.silentMicrophone')}
          hint={t('notices.silentMicrophoneHint')}
          selected={notices.silentMicrophone}
          onChange={(silentMicrophone) => chooseIn('notices', { silentMicrophone })}
        />
        <SwitchField
          label={t('notices.echo')}
          hint={t('notices.echoHint')}
          selected={notices.echo}
          onChange={(echo) => chooseIn('notices', { echo })}
        />
      </Group>
    </>
  );
}
