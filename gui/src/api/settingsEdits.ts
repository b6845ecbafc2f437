import {
  type AccountChoices,
  type DeviceChoices,
  MOST,
  type PersonChoices,
  personChoices,
  type VoiceSettings,
} from './voiceSettings';

/** A change of the settings that can be made again on a newer document: it touches only what it means. */
export type Edit = (settings: VoiceSettings) => VoiceSettings;

export function editAccount(change: Partial<AccountChoices>): Edit {
  return (settings) => ({ ...settings, account: { ...settings.account, ...change } });
}

/** Changes some fields of one group of the account's settings, such as `ducking`. */
export function editGroup<K extends 'pushToTalk' | 'voiceActivity' | 'ducking' | 'sounds' | 'notices'>(
  group: K,
  change: Partial<AccountChoices[K]>,
): Edit {
  return (settings) => ({
    ...settings,
    account: { ...settings.account, [group]: { ...settings.account[group], ...change } },
  });
}

/** Changes what this browser prefers; the browser that was added first makes place for the newest. */
export function editDevice(key: string, label: string, change: Partial<Pick<DeviceChoices, 'input' | 'output'>>): Edit {
  return (settings) => {
    const known = settings.devices.find((device) => device.key === key) ?? { key, label, input: null, output: null };
    return { ...settings, devices: withEntry(settings.devices, { ...known, ...change }, 'key', MOST.devices) };
  };
}

/** Changes one stream's overrides; an entry that overrides nothing goes. */
export function editStream(streamId: string, change: { autoJoin?: boolean | null; balance?: number | null }): Edit {
  return (settings) => {
    const known = settings.streams.find((stream) => stream.streamId === streamId);
    const next = { ...(known ?? { streamId, autoJoin: null, balance: null }), ...change };
    const rest = settings.streams.filter((stream) => stream.streamId !== streamId);
    if (next.autoJoin === null && next.balance === null) return { ...settings, streams: rest };
    return { ...settings, streams: withEntry(settings.streams, next, 'streamId', MOST.streams) };
  };
}

/** Changes how one person sounds here; who sounds as they come needs no entry. */
export function editPerson(userId: string, change: Partial<Pick<PersonChoices, 'volumePercent' | 'muted'>>): Edit {
  return (settings) => {
    const next = { ...personChoices(settings, userId), ...change };
    const rest = settings.people.filter((person) => person.userId !== userId);
    if (next.volumePercent === 100 && !next.muted) return { ...settings, people: rest };
    return { ...settings, people: withEntry(settings.people, next, 'userId', MOST.people) };
  };
}

/** Replaces the entry with the same id in its place, or adds it; beyond `most` the oldest go. */
function withEntry<T, K extends keyof T>(entries: readonly T[], entry: T, id: K, most: number): readonly T[] {
  const at = entries.findIndex((each) => each[id] === entry[id]);
  return at < 0 ? [...entries, entry].slice(-most) : entries.with(at, entry);
}
