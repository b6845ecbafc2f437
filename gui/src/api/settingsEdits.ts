import {
  type AccountChoices,
  type DeviceChoices,
  MOST,
  type PersonChoices,
  personChoices,
  type StreamChoices,
  type VoiceSettings,
} from './voiceSettings';

type Group = 'pushToTalk' | 'voiceActivity' | 'ducking' | 'sounds' | 'notices';

/**
 * A change of the settings that can be made again on a newer document: it touches only what it means. Plain data, so that
 * a browser can keep it.
 */
export type Edit =
  | { readonly of: 'account'; readonly change: Partial<AccountChoices> }
  | { readonly of: 'group'; readonly id: Group; readonly change: object }
  | { readonly of: 'device'; readonly id: string; readonly label: string; readonly change: DeviceChange }
  | { readonly of: 'stream'; readonly id: string; readonly change: StreamChange }
  | { readonly of: 'person'; readonly id: string; readonly change: PersonChange };

type DeviceChange = Partial<Pick<DeviceChoices, 'input' | 'output'>>;
type StreamChange = Partial<Pick<StreamChoices, 'autoJoin' | 'balance'>>;
type PersonChange = Partial<Pick<PersonChoices, 'volumePercent' | 'muted'>>;

export function editAccount(change: Partial<AccountChoices>): Edit {
  return { of: 'account', change };
}

/** Changes some fields of one group of the account's settings, such as `ducking`. */
export function editGroup<K extends Group>(id: K, change: Partial<AccountChoices[K]>): Edit {
  return { of: 'group', id, change };
}

/** Changes what this browser prefers. */
export function editDevice(id: string, label: string, change: DeviceChange): Edit {
  return { of: 'device', id, label, change };
}

/** Changes one stream's overrides. */
export function editStream(id: string, change: StreamChange): Edit {
  return { of: 'stream', id, change };
}

/** Changes how one person sounds here. */
export function editPerson(id: string, change: PersonChange): Edit {
  return { of: 'person', id, change };
}

/** The settings with this change made; what was changed longest ago makes place in a full list. */
export function edited(settings: VoiceSettings, edit: Edit): VoiceSettings {
  const { account, devices, streams, people } = settings;
  switch (edit.of) {
    case 'account':
      return { ...settings, account: { ...account, ...edit.change } };
    case 'group':
      return { ...settings, account: { ...account, [edit.id]: { ...account[edit.id], ...edit.change } } };
    case 'device': {
      const known = devices.find(({ key }) => key === edit.id);
      const next = { key: edit.id, label: edit.label, input: null, output: null, ...known, ...edit.change };
      return { ...settings, devices: [...without(devices, known), next].slice(-MOST.devices) };
    }
    case 'stream': {
      const known = streams.find(({ streamId }) => streamId === edit.id);
      const next = { streamId: edit.id, autoJoin: null, balance: null, ...known, ...edit.change };
      const added = next.autoJoin === null && next.balance === null ? [] : [next];
      return { ...settings, streams: [...without(streams, known), ...added].slice(-MOST.streams) };
    }
    case 'person': {
      const known = people.find(({ userId }) => userId === edit.id);
      const next = { ...personChoices(settings, edit.id), ...edit.change };
      // Who sounds as they come needs no entry.
      const added = next.volumePercent === 100 && !next.muted ? [] : [next];
      return { ...settings, people: [...without(people, known), ...added].slice(-MOST.people) };
    }
  }
}

function without<T>(entries: readonly T[], entry: T | undefined): readonly T[] {
  return entries.filter((each) => each !== entry);
}

/** Whether nothing is left of `earlier` once `later` is made. */
export function replaces(later: Edit, earlier: Edit): boolean {
  const same = later.of === earlier.of && ('id' in later ? later.id : '') === ('id' in earlier ? earlier.id : '');
  return same && Object.keys(earlier.change).every((field) => field in later.change);
}

const kinds: readonly unknown[] = ['account', 'group', 'device', 'stream', 'person'] satisfies Edit['of'][];

/** Whether this, which was read back, has the shape of a change; what its fields hold is for the API to judge. */
export function isEdit(value: unknown): value is Edit {
  const { of, id, change } = (value ?? {}) as Record<string, unknown>;
  return kinds.includes(of) && (of === 'account' || typeof id === 'string') && typeof change === 'object';
}
