/** The voice settings of an account as `/api/settings/voice` holds them, with what holds for an account that chose nothing. */

type TransmissionMode = 'voice_activity' | 'push_to_talk' | 'continuous';
type NoiseSuppression = 'off' | 'browser' | 'rnnoise';
/** `speech` is sent with 24 kbit/s, `standard` with 48. */
type VoiceQuality = 'speech' | 'standard';

/** A key by its place on the keyboard (`KeyboardEvent.code`), and what is held with it. */
export type KeyPress = {
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
};

type Ducking = {
  readonly on: boolean;
  /** How far the stream goes down while others speak, 0 to 40 dB. */
  readonly depthDb: number;
  readonly attackMs: number;
  readonly releaseMs: number;
};

/** What holds wherever the account is used. Percentages go from 0 to 200 unless said otherwise. */
export type AccountChoices = {
  readonly autoJoin: boolean;
  readonly joinMuted: boolean;
  readonly startListenOnly: boolean;
  readonly transmission: TransmissionMode;
  readonly pushToTalk: { readonly key: KeyPress; readonly releaseDelayMs: number };
  readonly voiceActivity: { readonly automatic: boolean; readonly thresholdDbfs: number; readonly holdMs: number };
  readonly inputGainPercent: number;
  readonly outputVolumePercent: number;
  readonly echoCancellation: boolean;
  readonly automaticGain: boolean;
  readonly noiseSuppression: NoiseSuppression;
  readonly quality: VoiceQuality;
  readonly ducking: Ducking;
  /** -100: the stream only, 0: both as they are, 100: the voices only. */
  readonly balance: number;
  readonly sounds: { readonly on: boolean; readonly volumePercent: number; readonly joinLeave: boolean };
  readonly notices: { readonly talkingWhileMuted: boolean; readonly silentMicrophone: boolean; readonly echo: boolean };
};

/** A microphone or speaker as the browser named it; ids change from time to time, labels rarely. */
export type SoundDevice = { readonly id: string; readonly label: string; readonly groupId: string };

/** The devices preferred on one of the account's browsers, which `key` tells apart. */
export type DeviceChoices = {
  readonly key: string;
  readonly label: string;
  readonly input: SoundDevice | null;
  readonly output: SoundDevice | null;
};

/** What is different for one stream; null: as everywhere. */
export type StreamChoices = {
  readonly streamId: string;
  readonly autoJoin: boolean | null;
  readonly balance: number | null;
};

/** How loud one person is for this account. */
export type PersonChoices = { readonly userId: string; readonly volumePercent: number; readonly muted: boolean };

export type VoiceSettings = {
  readonly account: AccountChoices;
  readonly devices: readonly DeviceChoices[];
  readonly streams: readonly StreamChoices[];
  readonly people: readonly PersonChoices[];
};

/** The settings as the API keeps them. */
export type SettingsDocument = VoiceSettings & {
  /** 0 while nothing was ever stored. */
  readonly version: number;
  readonly updatedAt?: number | null;
  /** The API's store is away, and these may be a little old. */
  readonly stale?: boolean;
};

/** How many browsers, streams and people the document holds at most. */
export const MOST = { devices: 16, streams: 200, people: 500 } as const;

export const DEFAULT_VOICE_SETTINGS: VoiceSettings = {
  account: {
    autoJoin: false,
    joinMuted: false,
    startListenOnly: false,
    transmission: 'voice_activity',
    pushToTalk: { key: { code: 'KeyT', ctrl: false, alt: false, shift: false, meta: false }, releaseDelayMs: 250 },
    voiceActivity: { automatic: true, thresholdDbfs: -50, holdMs: 300 },
    inputGainPercent: 100,
    outputVolumePercent: 100,
    echoCancellation: true,
    automaticGain: true,
    noiseSuppression: 'browser',
    quality: 'standard',
    ducking: { on: true, depthDb: 12, attackMs: 100, releaseMs: 600 },
    balance: 0,
    sounds: { on: true, volumePercent: 50, joinLeave: true },
    notices: { talkingWhileMuted: true, silentMicrophone: true, echo: true },
  },
  devices: [],
  streams: [],
  people: [],
};

/** How loud a person is for this account, and whether they are heard at all. */
export function personChoices(settings: VoiceSettings, userId: string): PersonChoices {
  return settings.people.find((person) => person.userId === userId) ?? { userId, volumePercent: 100, muted: false };
}

/** The balance between stream and voices that holds beside this stream. */
export function balanceFor(settings: VoiceSettings, streamId: string): number {
  return settings.streams.find((stream) => stream.streamId === streamId)?.balance ?? settings.account.balance;
}
