import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Problem } from '../../api/problem';
import type { JoinReply } from '../../api/types';
import { DEFAULT_VOICE_SETTINGS, type VoiceSettings } from '../../api/voiceSettings';
import type { Microphone, MicrophoneState } from '../../audio/microphone';
import { createStore } from '../../store/store';
import { aParticipant } from '../../testing/room';
import type { MediaLink, MediaState } from '../media/mediaLink';
import type { RosterView } from '../roster/rosterFeed';
import { type PositionedEvent, parseEnvelope } from '../roster/wire';
import { aSnapshot, counts, envelope } from '../testing/room';
import { Call } from './call';
import type { VoiceApi } from './voiceApi';

const off: MediaState = {
  link: 'off',
  audioBlocked: false,
  permitted: true,
  quality: 'unknown',
  heard: new Map(),
  stats: { pingMs: undefined, jitterMs: undefined, lossPercent: undefined },
};

function replyFor(sessionId: string): JoinReply {
  const me = aParticipant({ userId: 'me', sessionId });
  return {
    outcome: 'joined',
    session: `secret-${sessionId}`,
    identity: me.identity,
    sfu: { url: 'ws://sfu', room: 'demo', token: 'a.b.c', expiresAt: 0 },
    permission: { canSubscribe: true, canPublish: true, sources: ['microphone'] },
    roster: { position: '00112233445566aa-1', digest: '0', ...aSnapshot([me]) },
    heartbeat: { intervalMs: 5_000, leaseMs: 16_000 },
  };
}

/** A call whose surroundings a test plays; `log` holds what the call did, in order. */
function setUp() {
  const log: string[] = [];
  const listeners = new Set<(event: PositionedEvent) => void>();
  const media = createStore(off);
  let sessions = 0;
  const api = {
    eventsUrl: '/events',
    heartbeatUrl: '/heartbeat',
    join: vi.fn(async (_key: string) => {
      log.push('join');
      sessions += 1;
      return replyFor(`s${sessions}`);
    }),
    heartbeat: vi.fn(async () => {}),
    me: vi.fn(async () => {}),
    speaking: vi.fn(async () => {}),
    leave: vi.fn(async (session: string) => void log.push(`leave ${session}`)),
    leaveNow: vi.fn(),
  };
  const link = {
    state: media,
    connect: vi.fn(async () => {
      log.push('connect');
      media.set({ ...off, link: 'up' });
    }),
    disconnect: vi.fn(async () => {
      if (media.get().link !== 'off') log.push('disconnect');
      media.set(off);
    }),
    publish: vi.fn(async () => {}),
    unpublish: vi.fn(async () => {}),
    setMuted: vi.fn(async () => {}),
    setBitrate: vi.fn(async () => {}),
    setSilent: vi.fn(),
    startAudio: vi.fn(async () => {}),
  };
  const microphone = {
    state: createStore<MicrophoneState>({ kind: 'off' }),
    devices: createStore([]),
    meter: { level: createStore(-100), onFrame: () => () => {} },
    open: vi.fn(async () => {}),
    close: vi.fn(),
    setOpen: vi.fn(),
  };
  const settings = createStore(DEFAULT_VOICE_SETTINGS);
  const account = createStore<{ userId: string | null; known: boolean }>({ userId: 'me', known: true });
  const heart = { start: vi.fn(), stop: vi.fn() };
  let beaten: (status: number) => void = () => {};
  const call = new Call({
    api: api as unknown as VoiceApi,
    feed: {
      adopt: () => {},
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      view: createStore<RosterView>({ roster: undefined, link: 'live' }),
    },
    loadLink: async () => link as unknown as MediaLink,
    settings,
    account,
    microphone: microphone as unknown as Microphone,
    heartbeat: (told) => {
      beaten = told;
      return heart;
    },
  });
  const ended = (sessionId: string, reason: string) => {
    const d = { userId: 'me', sessionId, reason, counts: counts([]) };
    const event = parseEnvelope(envelope('participant_left', 2, [], d)) as PositionedEvent;
    for (const listener of listeners) listener(event);
  };
  const beat = (status: number) => beaten(status);
  return { call, api, link, media, microphone, settings, account, heart, log, ended, beat };
}

function withAccount(change: Partial<VoiceSettings['account']>): VoiceSettings {
  return { ...DEFAULT_VOICE_SETTINGS, account: { ...DEFAULT_VOICE_SETTINGS.account, ...change } };
}

const settle = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('joining', () => {
  it('takes a seat, connects, and beats', async () => {
    const { call, log, heart, microphone } = setUp();
    await call.join();
    expect(call.state.get().kind).toBe('joined');
    expect(log).toEqual(['join', 'connect']);
    expect(heart.start).toHaveBeenCalledWith({ url: '/heartbeat', session: 'secret-s1', intervalMs: 5_000 });
    expect(microphone.open).toHaveBeenCalled();
  });

  it('twice joins once', async () => {
    const { call, api } = setUp();
    await Promise.all([call.join(), call.join()]);
    expect(api.join).toHaveBeenCalledTimes(1);
  });

  it('only to listen leaves the microphone alone', async () => {
    const { call, microphone, api } = setUp();
    await call.join({ listenOnly: true });
    expect(microphone.open).not.toHaveBeenCalled();
    expect(api.join).toHaveBeenCalledWith(expect.any(String), { selfMuted: true, selfDeafened: false }, {});
  });

  it('says why it was refused, and holds nothing', async () => {
    const { call, api, microphone } = setUp();
    api.join.mockRejectedValueOnce(new Problem('room-full'));
    await call.join();
    expect(call.state.get()).toEqual({ kind: 'refused', refusal: 'room-full' });
    expect(microphone.close).toHaveBeenCalled();
    expect(api.leave).not.toHaveBeenCalled();
  });

  it('tries the media twice, then gives the seat back', async () => {
    const { call, api, link } = setUp();
    link.connect.mockRejectedValue(new Error('blocked'));
    await call.join();
    expect(link.connect).toHaveBeenCalledTimes(2);
    expect(api.join.mock.calls[0]?.[0]).toBe(api.join.mock.calls[1]?.[0]);
    expect(call.state.get()).toEqual({ kind: 'refused', refusal: 'media-unreachable' });
    expect(api.leave).toHaveBeenCalledTimes(1);
  });
});

describe('before the settings are read', () => {
  const lastFlags = (api: ReturnType<typeof setUp>['api']) => (api.join.mock.lastCall as unknown[] | undefined)?.[1];

  it('a join waits for them, and comes in as they say', async () => {
    const { call, api, account, settings, microphone } = setUp();
    microphone.state.set({ kind: 'open', track: {} as MediaStreamTrack } as MicrophoneState);
    account.set({ userId: 'me', known: false });
    const joining = call.join();
    await settle(2_000);
    expect(api.join).not.toHaveBeenCalled();
    settings.set(withAccount({ transmission: 'push_to_talk' }));
    account.set({ userId: 'me', known: true });
    await joining;
    expect(call.state.get().kind).toBe('joined');
    expect(microphone.setOpen).not.toHaveBeenCalledWith(true);
    expect(lastFlags(api)).toEqual({ selfMuted: false, selfDeafened: false });
  });

  it('a wish to listen only holds that is read after the press', async () => {
    const { call, account, settings, microphone } = setUp();
    account.set({ userId: 'me', known: false });
    const joining = call.join();
    await settle();
    settings.set(withAccount({ startListenOnly: true }));
    account.set({ userId: 'me', known: true });
    await joining;
    expect(microphone.open).not.toHaveBeenCalled();
  });

  it('a join comes in muted where they do not arrive', async () => {
    const { call, api, account, microphone } = setUp();
    microphone.state.set({ kind: 'open', track: {} as MediaStreamTrack } as MicrophoneState);
    account.set({ userId: 'me', known: false });
    const joining = call.join();
    await settle(3_000);
    await joining;
    expect(call.state.get().kind).toBe('joined');
    expect(lastFlags(api)).toEqual({ selfMuted: true, selfDeafened: false });
    expect(microphone.setOpen).not.toHaveBeenCalledWith(true);
  });

  it('a leave ends the wait', async () => {
    const { call, api, account } = setUp();
    account.set({ userId: 'me', known: false });
    const joining = call.join();
    await settle();
    await Promise.all([call.leave(), joining]);
    expect(call.state.get().kind).toBe('idle');
    expect(api.join).not.toHaveBeenCalled();
  });
});

describe('the mute that a stay began with', () => {
  it('is over with it', async () => {
    const { call } = setUp();
    await call.join({ listenOnly: true });
    expect(call.transmission.self.get().muted).toBe(true);
    await call.leave();
    await call.join();
    expect(call.transmission.self.get().muted).toBe(false);
  });

  it('is the user’s own once they pressed it again', async () => {
    const { call } = setUp();
    await call.join({ listenOnly: true });
    call.transmission.setMuted(false);
    call.transmission.setMuted(true);
    await call.leave();
    await call.join();
    expect(call.transmission.self.get().muted).toBe(true);
  });
});

describe('leaving', () => {
  it('gives everything back', async () => {
    const { call, log, heart, microphone } = setUp();
    await call.join();
    await call.leave();
    expect(call.state.get().kind).toBe('idle');
    expect([...log].sort()).toEqual(['connect', 'disconnect', 'join', 'leave secret-s1']);
    expect(heart.stop).toHaveBeenCalled();
    expect(microphone.close).toHaveBeenCalled();
  });

  it('during a join undoes it whole', async () => {
    const { call, api, link, log } = setUp();
    let answer = (_: JoinReply) => {};
    api.join.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const joining = call.join();
    await settle();
    const leaving = call.leave();
    expect(call.state.get().kind).toBe('leaving');
    answer(replyFor('late'));
    await Promise.all([joining, leaving]);
    expect(link.connect).not.toHaveBeenCalled();
    expect(log).toEqual(['leave secret-late']);
    expect(call.state.get().kind).toBe('idle');
  });

  it('and joining at once end in the room', async () => {
    const { call } = setUp();
    await call.join();
    const leaving = call.leave();
    await leaving;
    await call.join();
    expect(call.state.get().kind).toBe('joined');
  });
});

describe('in the room', () => {
  it('an expired lease is joined again once, after a moment, with a new session', async () => {
    const { call, api, beat } = setUp();
    await call.join();
    beat(410);
    beat(410);
    expect(call.state.get()).toMatchObject({ kind: 'reconnecting', lost: 'seat' });
    await settle(1_000);
    expect(call.state.get()).toMatchObject({ kind: 'joined', seat: { sessionId: 's2' } });
    expect(api.join).toHaveBeenCalledTimes(2);
    expect(api.join.mock.calls[0]?.[0]).not.toBe(api.join.mock.calls[1]?.[0]);
  });

  it('a lease that expires again waits before the next join', async () => {
    const { call, api, beat } = setUp();
    await call.join();
    beat(410);
    await settle(1_000);
    beat(410);
    await settle(900);
    expect(api.join).toHaveBeenCalledTimes(2);
    await settle(1_100);
    expect(api.join).toHaveBeenCalledTimes(3);
  });

  it('a seat that is lost while one still joins is joined again once one is in', async () => {
    const { call, api, link, beat, heart } = setUp();
    let arrive = () => {};
    link.connect.mockReturnValueOnce(new Promise((resolve) => (arrive = resolve)));
    const joining = call.join();
    await settle();
    beat(410);
    expect(heart.stop).not.toHaveBeenCalled();
    arrive();
    await joining;
    beat(410);
    await settle(1_000);
    expect(call.state.get()).toMatchObject({ kind: 'joined', seat: { sessionId: 's2' } });
    expect(api.join).toHaveBeenCalledTimes(2);
  });

  it('another tab’s join ends this one until one takes it back', async () => {
    const { call, api, beat } = setUp();
    await call.join();
    beat(409);
    await settle();
    expect(call.state.get()).toEqual({ kind: 'refused', refusal: 'session-replaced' });
    expect(api.leave).not.toHaveBeenCalled();
    await call.join();
    expect(call.state.get().kind).toBe('joined');
  });

  it.each([
    ['replaced', 'session-replaced'],
    ['moved', 'session-replaced'],
    ['kicked', 'removed'],
    ['banned', 'denied'],
    ['stream_ended', 'room-closed'],
    ['revoked', 'unauthenticated'],
  ])('the room’s word “%s” ends the call as %s', async (reason, refusal) => {
    const { call, ended } = setUp();
    await call.join();
    ended('another session', reason);
    expect(call.state.get().kind).toBe('joined');
    ended('s1', reason);
    await settle();
    expect(call.state.get()).toEqual({ kind: 'refused', refusal });
  });

  it('lost media come back by the library, or by joining again with the same session', async () => {
    const { call, api, media } = setUp();
    await call.join();
    media.set({ ...off, link: 'resuming' });
    expect(call.state.get()).toMatchObject({ kind: 'reconnecting', lost: 'media' });
    media.set({ ...off, link: 'up' });
    expect(call.state.get().kind).toBe('joined');
    media.set({ ...off, link: 'gone' });
    await settle(1_000);
    expect(call.state.get().kind).toBe('joined');
    expect(api.join.mock.calls[0]?.[0]).toBe(api.join.mock.calls[1]?.[0]);
  });

  it('a connection that breaks while it is made is made once more, and not twice', async () => {
    const { call, api, link, media } = setUp();
    link.connect.mockImplementationOnce(async () => {
      media.set({ ...off, link: 'gone' });
      throw new Error('no route');
    });
    await call.join();
    await settle(60_000);
    expect(call.state.get().kind).toBe('joined');
    expect(api.join).toHaveBeenCalledTimes(2);
  });

  it('another tab’s seat is not taken back when the SFU cuts this one off first', async () => {
    const { call, api, media, ended } = setUp();
    await call.join();
    media.set({ ...off, link: 'gone' });
    ended('s1', 'replaced');
    await settle(60_000);
    expect(api.join).toHaveBeenCalledTimes(1);
    expect(call.state.get()).toEqual({ kind: 'refused', refusal: 'session-replaced' });
  });

  it('nor when the room’s word does not come at all', async () => {
    const { call, api, media } = setUp();
    await call.join();
    api.heartbeat.mockRejectedValueOnce(new Problem('session-replaced'));
    media.set({ ...off, link: 'gone' });
    await settle(60_000);
    expect(api.join).toHaveBeenCalledTimes(1);
    expect(api.leave).not.toHaveBeenCalled();
    expect(call.state.get()).toEqual({ kind: 'refused', refusal: 'session-replaced' });
  });

  it.each([401, 403])(
    'a heartbeat answered %i ends the call: the seat’s user is not signed in here any more',
    async (status) => {
      const { call, api, beat } = setUp();
      await call.join();
      beat(status);
      await settle(60_000);
      expect(api.join).toHaveBeenCalledTimes(1);
      expect(call.state.get()).toEqual({ kind: 'refused', refusal: 'unauthenticated' });
    },
  );

  it('nor is a seat taken for another user who signed in meanwhile', async () => {
    const { call, api, media } = setUp();
    await call.join();
    api.heartbeat.mockRejectedValueOnce(new Problem('forbidden'));
    media.set({ ...off, link: 'gone' });
    await settle(60_000);
    expect(api.join).toHaveBeenCalledTimes(1);
    expect(call.state.get()).toEqual({ kind: 'refused', refusal: 'unauthenticated' });
  });

  it('an outage is waited out, however long', async () => {
    const { call, api, beat } = setUp();
    await call.join();
    const away = () => Promise.reject(new Problem('backend-unavailable'));
    for (let i = 0; i < 6; i++) api.join.mockImplementationOnce(away);
    beat(410);
    await settle(180_000);
    expect(call.state.get().kind).toBe('joined');
    expect(api.join).toHaveBeenCalledTimes(8);
  });

  it('a refusal on the way back ends the call', async () => {
    const { call, api, beat } = setUp();
    await call.join();
    api.join.mockRejectedValueOnce(new Problem('room-closed'));
    beat(410);
    await settle(1_000);
    expect(call.state.get()).toEqual({ kind: 'refused', refusal: 'room-closed' });
  });

  it('leaving while it reconnects stops it', async () => {
    const { call, api, beat } = setUp();
    await call.join();
    api.join.mockRejectedValue(new Problem('offline'));
    beat(410);
    await settle(1_000);
    await call.leave();
    const tries = api.join.mock.calls.length;
    await settle(120_000);
    expect(api.join).toHaveBeenCalledTimes(tries);
    expect(call.state.get().kind).toBe('idle');
  });

  it('closing the page leaves at once', async () => {
    const { call, api } = setUp();
    await call.join();
    window.dispatchEvent(new Event('pagehide'));
    expect(api.leaveNow).toHaveBeenCalledWith('secret-s1');
  });
});

describe('the user', () => {
  it.each([null, 'somebody else'])(
    'that becomes %s ends the call, and opens no microphone by other settings',
    async (userId) => {
      const { call, api, account, settings, microphone } = setUp();
      settings.set(withAccount({ transmission: 'push_to_talk' }));
      await call.join();
      account.set({ userId, known: false });
      settings.set(DEFAULT_VOICE_SETTINGS);
      await settle();
      expect(microphone.setOpen).not.toHaveBeenCalledWith(true);
      expect(call.state.get()).toEqual({ kind: 'refused', refusal: 'unauthenticated' });
      expect(api.leave).toHaveBeenCalledWith('secret-s1');
      expect(microphone.close).toHaveBeenCalled();
    },
  );

  it('whose settings are read in the middle of a call stays', async () => {
    const { call, account } = setUp();
    await call.join();
    account.set({ userId: 'me', known: false });
    await settle();
    expect(call.state.get().kind).toBe('joined');
  });
});

it('a call that is over hears nothing more', async () => {
  const { call, api } = setUp();
  await call.join();
  await call.dispose();
  window.dispatchEvent(new Event('pagehide'));
  expect(api.leaveNow).not.toHaveBeenCalled();
});
