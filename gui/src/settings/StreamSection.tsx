import { useTranslation } from 'react-i18next';
import { editStream } from '../api/settingsEdits';
import { voiceSettings } from '../api/settingsStore';
import { useVoiceSettings } from '../api/useVoiceSettings';
import { type AccountChoices, DEFAULT_VOICE_SETTINGS } from '../api/voiceSettings';
import { isVolumeIgnored } from '../audio/mediaVolume';
import { streamSound } from '../audio/streamSound';
import { useReadable } from '../store/useReadable';
import { Notice } from '../ui/Notice';
import { SelectField } from '../ui/SelectField';
import { Slider } from '../ui/Slider';
import { SwitchField } from '../ui/SwitchField';
import { choose, chooseIn } from './change';
import { Group } from './Group';

const { account: usual } = DEFAULT_VOICE_SETTINGS;

type WatchedStream = { readonly id: string; readonly title: string };

/** How the stream and the voices share one's ears, and how one comes into a room. */
export function StreamSection({ stream }: { stream: WatchedStream | undefined }) {
  const { t } = useTranslation('settings');
  const { account } = useVoiceSettings();
  return (
    <>
      <Group title={t('volume.title')}>
        <Slider
          label={t('volume.output')}
          value={account.outputVolumePercent}
          min={0}
          max={200}
          step={5}
          usual={usual.outputVolumePercent}
          format={(value) => t('unit.percent', { value })}
          onChange={(outputVolumePercent) => choose({ outputVolumePercent })}
        />
        <BalanceSlider value={account.balance} onChange={(balance) => choose({ balance })} />
      </Group>
      <MakingRoom choices={account.ducking} />
      <Joining account={account} />
      {stream && <ThisStream stream={stream} />}
    </>
  );
}

function BalanceSlider({ value, onChange }: { value: number; onChange: (balance: number) => void }) {
  const { t } = useTranslation('settings');
  return (
    <>
      <Slider
        label={t('balance.label')}
        value={value}
        min={-100}
        max={100}
        step={5}
        from={0}
        ends={[t('balance.stream'), t('balance.voice')]}
        format={(at) => {
          if (at === 0) return t('balance.even');
          return at < 0 ? t('balance.moreStream', { value: -at }) : t('balance.moreVoice', { value: at });
        }}
        onChange={onChange}
      />
      <SwitchField
        label={t('balance.streamOnly')}
        selected={value === -100}
        onChange={(only) => onChange(only ? -100 : 0)}
      />
      <SwitchField
        label={t('balance.voiceOnly')}
        selected={value === 100}
        onChange={(only) => onChange(only ? 100 : 0)}
      />
    </>
  );
}

/** Lowering the stream, or where the browser ignores volumes, silencing it. */
function MakingRoom({ choices }: { choices: AccountChoices['ducking'] }) {
  return isVolumeIgnored() ? <Muting choices={choices} /> : <Ducking choices={choices} />;
}

function Muting({ choices }: { choices: AccountChoices['ducking'] }) {
  const { t } = useTranslation('settings');
  const mutes = useReadable(streamSound.muteWhileSpeaking);
  return (
    <Group title={t('muting.title')} hint={t('muting.hint')}>
      <Notice>{t('muting.ignored')}</Notice>
      <SwitchField
        label={t('muting.on')}
        selected={mutes && choices.on}
        onChange={(on) => {
          streamSound.setMuteWhileSpeaking(on);
          // Whether others speak is followed only while the stream makes room for them.
          if (on && !choices.on) chooseIn('ducking', { on });
        }}
      />
    </Group>
  );
}

function Ducking({ choices }: { choices: AccountChoices['ducking'] }) {
  const { t } = useTranslation('settings');
  const ms = (value: number) => t('unit.ms', { value });
  return (
    <Group title={t('ducking.title')} hint={t('ducking.hint')}>
      <SwitchField label={t('ducking.on')} selected={choices.on} onChange={(on) => chooseIn('ducking', { on })} />
      <Slider
        label={t('ducking.depth')}
        disabled={!choices.on}
        value={choices.depthDb}
        min={0}
        max={40}
        usual={usual.ducking.depthDb}
        format={(value) => t('ducking.lower', { value })}
        onChange={(depthDb) => chooseIn('ducking', { depthDb })}
      />
      <Slider
        label={t('ducking.attack')}
        disabled={!choices.on}
        value={choices.attackMs}
        min={10}
        max={150}
        step={10}
        usual={usual.ducking.attackMs}
        format={ms}
        onChange={(attackMs) => chooseIn('ducking', { attackMs })}
      />
      <Slider
        label={t('ducking.release')}
        disabled={!choices.on}
        value={choices.releaseMs}
        min={100}
        max={3000}
        step={100}
        usual={usual.ducking.releaseMs}
        format={ms}
        onChange={(releaseMs) => chooseIn('ducking', { releaseMs })}
      />
    </Group>
  );
}

function Joining({ account }: { account: AccountChoices }) {
  const { t } = useTranslation('settings');
  return (
    <Group title={t('joining.title')}>
      <SwitchField
        label={t('joining.auto')}
        hint={t('joining.autoHint')}
        selected={account.autoJoin}
        onChange={(autoJoin) => choose({ autoJoin })}
      />
      <SwitchField
        label={t('joining.muted')}
        selected={account.joinMuted}
        onChange={(joinMuted) => choose({ joinMuted })}
      />
      <SwitchField
        label={t('joining.listenOnly')}
        hint={t('joining.listenOnlyHint')}
        selected={account.startListenOnly}
        onChange={(startListenOnly) => choose({ startListenOnly })}
      />
    </Group>
  );
}

/** What is different for the stream behind the dialog. */
function ThisStream({ stream }: { stream: WatchedStream }) {
  const { t } = useTranslation('settings');
  const { account, streams } = useVoiceSettings();
  const own = streams.find(({ streamId }) => streamId === stream.id);
  const change = (what: Parameters<typeof editStream>[1]) => voiceSettings.change(editStream(stream.id, what));
  const balance = own?.balance ?? null;
  return (
    <Group title={t('thisStream.title')} hint={t('thisStream.hint', { title: stream.title })}>
      <SelectField
        label={t('joining.auto')}
        value={String(own?.autoJoin ?? null)}
        choices={[
          { value: 'null', label: t(account.autoJoin ? 'thisStream.usualYes' : 'thisStream.usualNo') },
          { value: 'true', label: t('thisStream.yes') },
          { value: 'false', label: t('thisStream.no') },
        ]}
        onChange={(value) => change({ autoJoin: value === 'null' ? null : value === 'true' })}
      />
      <SwitchField
        label={t('thisStream.balance')}
        selected={balance !== null}
        onChange={(on) => change({ balance: on ? account.balance : null })}
      />
      {balance !== null && <BalanceSlider value={balance} onChange={(next) => change({ balance: next })} />}
    </Group>
  );
}
