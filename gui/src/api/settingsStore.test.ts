import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeApi, offline, problem } from '../testing/fakeApi';
import { FakeEventSource } from '../testing/fakeEventSource';
import { doubts } from './currentUser';
import { openInbox } from './inbox';
import { type Edit, editAccount, editDevice, editGroup, editPerson, editStream } from './settingsEdits';
import { SettingsStore } from './settingsStore';
import { DEFAULT_VOICE_SETTINGS, type SettingsDocument, type VoiceSettings } from './voiceSettings';

const GET = 'GET /api/settings/voice';
const PUT = 'PUT /api/settings/voice';

let store: SettingsStore;
let closeInbox: () => void;
/** What the API has stored. */
let stored: SettingsDocument;
let api: ReturnType<typeof fakeApi>;
/** How many changes met newer settings. */
let refusals: number;

const savings = () => store.view.get().saving.kind;
const puts = () => api.sent.filter(({ method }) => method === 'PUT');

function changed(change: Partial<VoiceSettings['account']>, version: number): SettingsDocument {
  return { ...stored, account: { ...stored.account, ...change }, version };
}

/** Keeps what is put, as the API does. */
function keep() {
  const sent = puts().at(-1);
  if (sent?.headers.get('If-Match') !== `"${stored.version}"`) return refuse(stored);
  stored = { ...(sent.body as VoiceSettings), version: stored.version + 1, updatedAt: 1 };
  return { body: stored };
}

function refuse(current: SettingsDocument) {
  refusals++;
  return problem(412, 'version-conflict', { current });
}

function serve(put: Parameters<typeof fakeApi>[0][string] = keep) {
  api = fakeApi({ [GET]: () => ({ body: stored }), [PUT]: put });
}

function tell(t: string, d: unknown) {
  FakeEventSource.last.send(JSON.stringify({ v: 1, t, d }));
}

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeEventSource);
  closeInbox = openInbox();
  localStorage.clear();
  refusals = 0;
  store = new SettingsStore();
  stored = { ...DEFAULT_VOICE_SETTINGS, version: 3, updatedAt: 1 };
  serve();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  store.follow(null);
  closeInbox();
});

async function signedIn() {
  store.follow('u1');
  await vi.waitFor(() => expect(savings()).toBe('saved'));
}

it('shows the defaults until the user’s own are read', async () => {
  stored = changed({ joinMuted: true }, 4);
  store.follow('u1');
  expect(savings()).toBe('reading');
  expect(store.settings.get()).toEqual(DEFAULT_VOICE_SETTINGS);
  await vi.waitFor(() => expect(store.settings.get().account.joinMuted).toBe(true));
  expect(savings()).toBe('saved');
  expect(store.view.get().changedElsewhereAt).toBeNull();
});

describe('a change', () => {
  it('shows at once and is stored on the version that it was made on', async () => {
    await signedIn();
    store.change(editAccount({ joinMuted: true }));
    expect(store.settings.get().account.joinMuted).toBe(true);
    await vi.waitFor(() => expect(stored.account.joinMuted).toBe(true));
    await vi.waitFor(() => expect(savings()).toBe('saved'));
    expect(puts()).toHaveLength(1);
    expect(store.view.get().saving).toMatchObject({ kind: 'saved', at: expect.any(Number) });
  });

  it('goes with others that follow closely', async () => {
    await signedIn();
    for (let percent = 0; percent <= 50; percent++) store.change(editAccount({ inputGainPercent: percent }));
    await vi.waitFor(() => expect(stored.account.inputGainPercent).toBe(50));
    expect(puts()).toHaveLength(1);
  });

  it('made before anything was read is kept', async () => {
    stored = { ...DEFAULT_VOICE_SETTINGS, version: 7, people: [{ userId: 'u9', volumePercent: 5, muted: false }] };
    store.follow('u1');
    store.change(editAccount({ autoJoin: true }));
    await vi.waitFor(() => expect(stored.account.autoJoin).toBe(true));
    expect(stored.people).toHaveLength(1);
  });

  it('made while another is under way follows it, one at a time', async () => {
    let answer: () => void = () => undefined;
    let first = true;
    serve(async () => {
      if (first) {
        first = false;
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
      }
      return keep();
    });
    await signedIn();
    store.change(editAccount({ joinMuted: true }));
    await vi.waitFor(() => expect(puts()).toHaveLength(1));
    store.change(editAccount({ balance: 20 }));
    await new Promise((resume) => setTimeout(resume, 150));
    expect(puts()).toHaveLength(1);
    answer();
    await vi.waitFor(() => expect(stored.account).toMatchObject({ joinMuted: true, balance: 20 }));
    await vi.waitFor(() => expect(savings()).toBe('saved'));
    expect(puts()).toHaveLength(2);
  });
});

it('makes a change again on top of what another tab stored meanwhile', async () => {
  await signedIn();
  stored = changed({ autoJoin: true }, 4);
  store.change(editAccount({ joinMuted: true }));
  await vi.waitFor(() => expect(stored).toMatchObject({ version: 5, account: { autoJoin: true, joinMuted: true } }));
  await vi.waitFor(() => expect(savings()).toBe('saved'));
  expect(store.settings.get().account).toMatchObject({ autoJoin: true, joinMuted: true });
  expect(store.view.get().changedElsewhereAt).not.toBeNull();
});

it('two tabs that write by turns lose nothing of 400 changes', async () => {
  const other = new SettingsStore();
  await signedIn();
  other.follow('u1');
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const turns = 400;
  for (let turn = 0; turn < turns; turn++) {
    (turn % 2 ? store : other).change(editPerson(`person-${turn}`, { volumePercent: turn % 90 }));
    await vi.advanceTimersByTimeAsync(50);
  }
  await vi.waitFor(() => expect(stored.people).toHaveLength(turns), { timeout: 5_000 });
  const volumes = stored.people.map(({ userId, volumePercent }) => [userId, volumePercent]);
  expect(new Map(volumes as [string, number][])).toEqual(
    new Map(Array.from({ length: turns }, (_, turn) => [`person-${turn}`, turn % 90])),
  );
  expect(refusals, 'changes that met each other').toBeGreaterThan(turns / 20);
  expect(puts().length, 'requests').toBeGreaterThan(turns / 4);
  expect(localStorage).toHaveLength(0);
  other.follow(null);
});

it('takes a refused change back and says why', async () => {
  serve(problem(400, 'invalid-request', { errors: [{ pointer: '/account/balance', detail: 'too far' }] }));
  await signedIn();
  store.change(editAccount({ balance: 900 }));
  expect(store.settings.get().account.balance).toBe(900);
  await vi.waitFor(() => expect(savings()).toBe('refused'));
  expect(store.settings.get().account.balance).toBe(0);
  expect(store.view.get().saving).toMatchObject({ problem: { slug: 'invalid-request' } });
});

it.each([
  ['the API cannot store', () => problem(503, 'backend-unavailable')],
  ['there is no answer', offline],
])('keeps a change while %s, and stores it on a retry', async (_, answer) => {
  let away = true;
  serve(() => (away ? answer() : keep()));
  await signedIn();
  store.change(editGroup('ducking', { on: false }));
  await vi.waitFor(() => expect(savings()).toBe('waiting'));
  expect(store.settings.get().account.ducking.on).toBe(false);
  away = false;
  store.retry();
  await vi.waitFor(() =>
    expect(stored.account.ducking).toEqual({ ...DEFAULT_VOICE_SETTINGS.account.ducking, on: false }),
  );
  await vi.waitFor(() => expect(savings()).toBe('saved'));
});

it('tries again by itself when nobody asks it to', async () => {
  let answers = 0;
  serve(() => (answers++ === 0 ? problem(503, 'backend-unavailable') : keep()));
  await signedIn();
  store.change(editAccount({ autoJoin: true }));
  await vi.waitFor(() => expect(stored.account.autoJoin).toBe(true), { timeout: 5_000 });
});

function hide() {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('a change that cannot be stored yet', () => {
  const away = () => problem(503, 'backend-unavailable');

  /** Another page of the same browser, after this one went without a word. */
  function reload() {
    store.follow(null);
    store = new SettingsStore();
    store.follow('u1');
  }

  async function leaveWaiting(...edits: Edit[]) {
    serve(away);
    await signedIn();
    for (const edit of edits) store.change(edit);
    await vi.waitFor(() => expect(savings()).toBe('waiting'));
  }

  it('is made by the page after a reload, on top of what was stored meanwhile, and then let go', async () => {
    await leaveWaiting(
      editAccount({ joinMuted: true }),
      editGroup('ducking', { depthDb: 20 }),
      editDevice('laptop-1', 'Laptop', { input: { id: 'a', label: 'b', groupId: 'c' } }),
      editStream('demo', { balance: 40 }),
      editPerson('u9', { volumePercent: 30 }),
    );
    stored = changed({ autoJoin: true }, 4);
    reload();
    expect(store.settings.get().account.joinMuted).toBe(true);
    await vi.waitFor(() => expect(savings()).toBe('waiting'));
    expect(puts().at(-1)?.headers.get('If-Match')).toBe('"4"');
    serve();
    store.retry();
    await vi.waitFor(() => expect(savings()).toBe('saved'));
    expect(stored).toMatchObject({
      version: 5,
      account: { autoJoin: true, joinMuted: true, ducking: { on: true, depthDb: 20 } },
      devices: [{ key: 'laptop-1', label: 'Laptop', input: { id: 'a' }, output: null }],
      streams: [{ streamId: 'demo', autoJoin: null, balance: 40 }],
      people: [{ userId: 'u9', volumePercent: 30, muted: false }],
    });
    reload();
    await vi.waitFor(() => expect(savings()).toBe('saved'));
    expect(puts()).toHaveLength(1);
    expect(localStorage).toHaveLength(0);
  });

  it('waits for its user alone, whoever is signed in meanwhile', async () => {
    await leaveWaiting(editAccount({ joinMuted: true }));
    const first = stored;
    stored = { ...DEFAULT_VOICE_SETTINGS, version: 7 };
    serve();
    store.follow('u2');
    await vi.waitFor(() => expect(savings()).toBe('saved'));
    expect(store.settings.get().account.joinMuted).toBe(false);
    expect(puts()).toHaveLength(0);
    stored = first;
    store.follow('u1');
    await vi.waitFor(() => expect(stored.account.joinMuted).toBe(true));
  });

  it('is not made again where another tab has stored it', async () => {
    await leaveWaiting(editAccount({ balance: 20 }));
    const other = new SettingsStore();
    other.follow('u1');
    await vi.waitFor(() => expect(other.view.get().saving.kind).toBe('waiting'));
    serve();
    other.retry();
    await vi.waitFor(() => expect(stored.account.balance).toBe(20));
    other.change(editAccount({ balance: 60 }));
    await vi.waitFor(() => expect(stored.account.balance).toBe(60));
    store.retry();
    await vi.waitFor(() => expect(savings()).toBe('saved'));
    expect(puts()).toHaveLength(2);
    tell('settings_updated', stored);
    expect(store.settings.get().account.balance).toBe(60);
    other.follow(null);
  });

  it('is kept as the last of its kind, however often it was changed', async () => {
    await leaveWaiting(...Array.from({ length: 50 }, (_, balance) => editAccount({ balance })));
    expect(JSON.parse(localStorage.getItem('earshot.settings.u1') ?? '')).toMatchObject([
      { edit: { of: 'account', change: { balance: 49 } } },
    ]);
  });

  it('holds as long as the page where the browser keeps nothing', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await leaveWaiting(editAccount({ joinMuted: true }));
    serve();
    store.retry();
    await vi.waitFor(() => expect(stored.account.joinMuted).toBe(true));
  });

  it.each(['{', '7', '[7]', '[{"id":"x","edit":{"of":"surprise","change":{}}}]'])(
    'is passed over where it cannot be read: %s',
    async (text) => {
      localStorage.setItem('earshot.settings.u1', text);
      await signedIn();
      expect(store.settings.get()).toEqual(DEFAULT_VOICE_SETTINGS);
      expect(puts()).toHaveLength(0);
    },
  );
});

describe('somebody else signed in by another tab', () => {
  it('gets nothing of this user, who keeps the change and is asked for', async () => {
    await signedIn();
    const asked = vi.fn();
    const undo = doubts.subscribe(asked);
    serve(() => problem(409, 'other-user'));
    store.change(editAccount({ joinMuted: true }));
    await vi.waitFor(() => expect(savings()).toBe('waiting'));
    expect(new URL(puts()[0]?.url ?? '').searchParams.get('user')).toBe('u1');
    expect(store.settings.get().account.joinMuted).toBe(true);
    expect(asked).toHaveBeenCalled();
    serve();
    store.follow('u2');
    await vi.waitFor(() => expect(savings()).toBe('saved'));
    expect(puts()).toHaveLength(0);
    store.follow('u1');
    await vi.waitFor(() => expect(stored.account.joinMuted).toBe(true));
    undo();
  });

  it('is not shown as this user', async () => {
    stored = changed({ joinMuted: true }, 4);
    api = fakeApi({ [GET]: problem(409, 'other-user') });
    store.follow('u1');
    await vi.waitFor(() => expect(savings()).toBe('waiting'));
    expect(new URL(api.sent[0]?.url ?? '').searchParams.get('user')).toBe('u1');
    expect(store.view.get().known).toBe(false);
  });

  it('changes nothing where one’s change was on its way already', async () => {
    let answer: () => void = () => undefined;
    const put = async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return keep();
    };
    api = fakeApi({ [GET]: { body: stored }, [PUT]: put });
    await signedIn();
    store.change(editAccount({ joinMuted: true }));
    await vi.waitFor(() => expect(puts()).toHaveLength(1));
    store.follow('u2');
    answer();
    await vi.waitFor(() => expect(stored.account.joinMuted).toBe(true));
    await vi.waitFor(() => expect(localStorage).toHaveLength(0));
    expect(store.view.get().userId).toBe('u2');
    expect(store.settings.get().account.joinMuted).toBe(false);
  });
});

it('keeps a change of who has to sign in again', async () => {
  serve(problem(401, 'unauthenticated'));
  await signedIn();
  store.change(editAccount({ joinMuted: true }));
  await vi.waitFor(() => expect(savings()).toBe('waiting'));
  serve();
  store.follow(null);
  store.follow('u1');
  await vi.waitFor(() => expect(stored.account.joinMuted).toBe(true));
});

describe('when the page goes', () => {
  it.each([
    ['', () => window.dispatchEvent(new Event('pagehide'))],
    [' without more than being hidden', hide],
  ])('what still waits is sent%s, and outlives it', async (_, go) => {
    await signedIn();
    vi.useFakeTimers();
    store.change(editAccount({ autoJoin: true }));
    go();
    vi.useRealTimers();
    await vi.waitFor(() => expect(stored.account.autoJoin).toBe(true));
    expect(puts()[0]?.keepalive).toBe(true);
  });

  it('what follows a change that is under way is sent right after it', async () => {
    let answer: () => void = () => undefined;
    serve(async () => {
      if (puts().length === 1) {
        await new Promise<void>((resolve) => {
          answer = resolve;
        });
      }
      return keep();
    });
    await signedIn();
    store.change(editAccount({ joinMuted: true }));
    await vi.waitFor(() => expect(puts()).toHaveLength(1));
    vi.useFakeTimers();
    store.change(editAccount({ autoJoin: true }));
    hide();
    answer();
    // Sooner than changes are gathered.
    await vi.waitFor(() => expect(puts()).toHaveLength(2), { interval: 1, timeout: 50 });
    await vi.waitFor(() => expect(stored.account).toMatchObject({ joinMuted: true, autoJoin: true }));
  });

  it('lists that are full are stored with what was changed last', async () => {
    const people = Array.from({ length: 500 }, (_, i) => ({
      userId: `01939a3e-7b1c-7def-8a12-${String(i).padStart(12, '0')}`,
      volumePercent: 150,
      muted: false,
    }));
    const streams = Array.from({ length: 200 }, (_, i) => ({
      streamId: `${i}`.padStart(64, 'a'),
      autoJoin: true,
      balance: 1,
    }));
    stored = { ...stored, people, streams };
    serve(() => (JSON.stringify(puts().at(-1)?.body).length > 65_536 ? problem(413, 'payload-too-large') : keep()));
    await signedIn();
    store.change(editPerson('somebody', { volumePercent: 5 }));
    await vi.waitFor(() => expect(stored.people.at(-1)?.userId).toBe('somebody'));
    await vi.waitFor(() => expect(savings()).toBe('saved'));
    expect(store.settings.get().people).toEqual(stored.people);
  });

  it('a document that is too long for that is stored all the same', async () => {
    await signedIn();
    for (let i = 0; i < 400; i++) {
      store.change(editPerson(`01939a3f-0000-7def-8a12-3456789ab${i}`, { volumePercent: 60 }));
    }
    await vi.waitFor(() => expect(stored.people).toHaveLength(400));
    expect(puts()[0]?.keepalive).toBe(false);
  });
});

describe('another tab', () => {
  it('shows here at once what it changed', async () => {
    await signedIn();
    tell('settings_updated', changed({ transmission: 'push_to_talk' }, 4));
    expect(store.settings.get().account.transmission).toBe('push_to_talk');
    expect(store.view.get().changedElsewhereAt).not.toBeNull();
    expect(puts()).toHaveLength(0);
  });

  it('leaves parts that it did not change the very same', async () => {
    await signedIn();
    const { pushToTalk } = store.settings.get().account;
    tell('settings_updated', JSON.parse(JSON.stringify(changed({ autoJoin: true }, 4))));
    expect(store.settings.get().account.autoJoin).toBe(true);
    expect(store.settings.get().account.pushToTalk).toBe(pushToTalk);
  });

  it('cannot bring back what is older', async () => {
    await signedIn();
    tell('settings_updated', changed({ autoJoin: true }, 2));
    expect(store.settings.get().account.autoJoin).toBe(false);
  });

  it('leaves alone what was just changed here', async () => {
    await signedIn();
    store.change(editAccount({ joinMuted: true }));
    stored = changed({ autoJoin: true }, 4);
    tell('settings_updated', stored);
    expect(store.settings.get().account).toMatchObject({ joinMuted: true, autoJoin: true });
    await vi.waitFor(() => expect(stored.version).toBe(5));
  });

  it('is not taken for this tab, which hears of its own change too', async () => {
    serve(() => {
      const answer = keep();
      tell('settings_updated', stored);
      return answer;
    });
    await signedIn();
    store.change(editAccount({ joinMuted: true }));
    await vi.waitFor(() => expect(savings()).toBe('saved'));
    expect(store.view.get().changedElsewhereAt).toBeNull();
  });

  it.each([
    ['a snapshot of the inbox', 'me_snapshot', (version: number) => ({ user: { id: 'u1' }, settingsVersion: version })],
    ['an event that was too large', 'settings_updated', (version: number) => ({ version })],
  ])('makes this one read again by %s', async (_, t, d) => {
    await signedIn();
    tell(t, d(3));
    stored = changed({ autoJoin: true }, 4);
    tell(t, d(4));
    await vi.waitFor(() => expect(store.settings.get().account.autoJoin).toBe(true));
    expect(api.sent.filter(({ method }) => method === 'GET')).toHaveLength(2);
  });
});

it('goes on saying what was refused when news come, until the next change', async () => {
  serve(problem(400, 'invalid-request'));
  await signedIn();
  store.change(editAccount({ balance: 900 }));
  await vi.waitFor(() => expect(savings()).toBe('refused'));
  tell('settings_updated', changed({ autoJoin: true }, 4));
  expect(store.settings.get().account.autoJoin).toBe(true);
  expect(savings()).toBe('refused');
  stored = changed({ autoJoin: true }, 4);
  serve();
  store.change(editAccount({ balance: 20 }));
  await vi.waitFor(() => expect(savings()).toBe('saved'));
});

describe('of several versions the newest holds', () => {
  it('where older news come later while a change is stored', async () => {
    serve(() => {
      const answer = keep();
      tell('settings_updated', changed({ autoJoin: true }, 9));
      tell('settings_updated', changed({ autoJoin: false }, 8));
      return answer;
    });
    await signedIn();
    store.change(editAccount({ joinMuted: true }));
    await vi.waitFor(() => expect(store.settings.get().account.autoJoin).toBe(true));
  });

  it('where a read is older than what was told meanwhile', async () => {
    await signedIn();
    stored = changed({ autoJoin: true }, 4);
    const read = vi.fn(() => {
      const body = stored;
      if (body.version === 4) {
        stored = changed({ joinMuted: true }, 5);
        tell('settings_updated', { version: 5 });
      }
      return { body };
    });
    api = fakeApi({ [GET]: read, [PUT]: keep });
    tell('settings_updated', { version: 4 });
    await vi.waitFor(() => expect(store.settings.get().account).toMatchObject({ autoJoin: true, joinMuted: true }));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('where a read brings an older copy than is here', async () => {
    await signedIn();
    tell('settings_updated', changed({ autoJoin: true }, 5));
    tell('settings_updated', { version: 6 });
    await vi.waitFor(() => expect(api.sent).toHaveLength(2));
    await vi.waitFor(() => expect(savings()).toBe('saved'));
    expect(store.settings.get().account.autoJoin).toBe(true);
  });

  it('where a refused change brings older settings than are here', async () => {
    await signedIn();
    tell('settings_updated', changed({ autoJoin: true }, 9));
    serve(() => refuse(changed({ transmission: 'continuous' }, 5)));
    store.change(editAccount({ joinMuted: true }));
    await vi.waitFor(() => expect(savings()).toBe('waiting'));
    expect(store.settings.get().account).toMatchObject({
      autoJoin: true,
      joinMuted: true,
      transmission: 'voice_activity',
    });
    expect(puts()).toHaveLength(1);
  });

  it('and one that cannot be read yet is not asked for without a pause', async () => {
    await signedIn();
    vi.useFakeTimers();
    tell('settings_updated', { version: 9 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(api.sent).toHaveLength(2);
  });
});

describe('nobody signed in', () => {
  it('holds choices for this visit, and hands them to an account without settings', async () => {
    stored = { ...DEFAULT_VOICE_SETTINGS, version: 0 };
    store.change(editAccount({ joinMuted: true }));
    expect(store.settings.get().account.joinMuted).toBe(true);
    expect(savings()).toBe('local');
    store.follow('u1');
    await vi.waitFor(() => expect(stored.account.joinMuted).toBe(true));
  });

  it('does not change what somebody chose before', async () => {
    store.change(editAccount({ joinMuted: true }));
    await signedIn();
    expect(store.settings.get().account.joinMuted).toBe(false);
    expect(puts()).toHaveLength(0);
  });
});

it('tells of another user before it shows other settings', async () => {
  stored = changed({ transmission: 'push_to_talk' }, 4);
  await signedIn();
  const seen: unknown[] = [];
  const undo = store.view.subscribe(() =>
    seen.push([store.view.get().userId, store.settings.get().account.transmission]),
  );
  store.follow(null);
  undo();
  expect(seen[0]).toEqual([null, 'push_to_talk']);
  expect(store.settings.get().account.transmission).toBe('voice_activity');
});

it('knows the settings once they were read, and not while reading fails', async () => {
  api = fakeApi({ [GET]: problem(503, 'backend-unavailable') });
  store.follow('u1');
  await vi.waitFor(() => expect(savings()).toBe('waiting'));
  expect(store.view.get()).toMatchObject({ userId: 'u1', known: false });
  serve();
  store.retry();
  await vi.waitFor(() => expect(store.view.get().known).toBe(true));
});

describe('another user in the inbox', () => {
  it('changes nothing here', async () => {
    await signedIn();
    tell('me_snapshot', { user: { id: 'u2' }, settingsVersion: 9 });
    tell('settings_updated', changed({ joinMuted: true }, 9));
    expect(store.settings.get().account.joinMuted).toBe(false);
    tell('me_snapshot', { user: { id: 'u1' }, settingsVersion: 3 });
    tell('settings_updated', changed({ autoJoin: true }, 4));
    expect(store.settings.get().account).toMatchObject({ joinMuted: false, autoJoin: true });
  });

  it('does not get changes that wait here', async () => {
    await signedIn();
    vi.useFakeTimers();
    store.change(editAccount({ joinMuted: true }));
    tell('me_snapshot', { user: { id: 'u2' }, settingsVersion: 3 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(puts()).toHaveLength(0);
    tell('me_snapshot', { user: { id: 'u1' }, settingsVersion: 3 });
    await vi.waitFor(() => expect(stored.account.joinMuted).toBe(true));
  });
});

it('another user sees nothing of the one before', async () => {
  await signedIn();
  store.change(editAccount({ joinMuted: true }));
  await vi.waitFor(() => expect(stored.account.joinMuted).toBe(true));
  stored = { ...DEFAULT_VOICE_SETTINGS, version: 0 };
  store.follow('u2');
  expect(store.settings.get().account.joinMuted).toBe(false);
  await vi.waitFor(() => expect(savings()).toBe('saved'));
  expect(stored.version).toBe(0);
});
