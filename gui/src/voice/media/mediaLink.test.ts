import { EventEmitter } from 'node:events';
import { ConnectionQuality, DisconnectReason, type Room, RoomEvent, Track } from 'livekit-client';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ImplausibleAddress, MediaLink } from './mediaLink';
import { KEPT_PARTICIPANTS, KEPT_TRACKS_EACH } from './remoteAudio';

const address = { url: 'ws://127.0.0.1:7880', token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl' };

/** Plays the SFU's client library; `log` tells in which order things happened to all rooms of a test. */
class FakeRoom extends EventEmitter {
  state = 'disconnected';
  canPlaybackAudio = true;
  readonly localParticipant = {
    identity: 'me',
    publishTrack: vi.fn(async () => ({ audioTrack: undefined })),
    unpublishTrack: vi.fn(),
  };
  readonly startAudio = vi.fn();
  readonly remoteParticipants = new Map<string, unknown>();
  readonly #log: string[];
  readonly #connected: Promise<void>;

  constructor(log: string[], connected: Promise<void>) {
    super();
    this.setMaxListeners(100);
    this.#log = log;
    this.#connected = connected;
  }

  readonly connect = async () => {
    this.#log.push('connect');
    await this.#connected;
    this.state = 'connected';
    this.#log.push('connected');
  };

  readonly disconnect = async () => {
    this.#log.push('disconnect');
    this.state = 'disconnected';
    this.emit(RoomEvent.Disconnected, DisconnectReason.CLIENT_INITIATED);
  };
}

function setUp(connected: Promise<void> = Promise.resolve()) {
  const log: string[] = [];
  const rooms: FakeRoom[] = [];
  const link = new MediaLink(() => {
    const room = new FakeRoom(log, connected);
    rooms.push(room);
    return room as unknown as Room;
  });
  return { link, log, rooms };
}

function audioTrack(sid: string) {
  const element = document.createElement('audio');
  return { kind: Track.Kind.Audio, sid, attach: () => element, detach: () => [element] };
}

const elements = () => [...document.querySelectorAll<HTMLElement>('[data-identity]')];

afterEach(() => {
  document.body.replaceChildren();
});

describe('a link', () => {
  it('opens no implausible address', async () => {
    const { link, rooms } = setUp();
    await expect(link.connect({ ...address, url: 'https://elsewhere' })).rejects.toThrow(ImplausibleAddress);
    await expect(link.connect({ ...address, token: 'nonsense' })).rejects.toThrow(ImplausibleAddress);
    expect(rooms).toHaveLength(0);
  });

  it('does one thing at a time, in the order asked', async () => {
    const { link, log } = setUp();
    await Promise.all([link.connect(address), link.connect(address), link.disconnect()]);
    expect(log).toEqual(['connect', 'connected', 'disconnect', 'connect', 'connected', 'disconnect']);
    expect(link.state.get().link).toBe('off');
  });

  it('leaves no listener and no element behind', async () => {
    const { link, rooms } = setUp();
    await link.connect(address);
    rooms[0]?.emit(RoomEvent.TrackSubscribed, audioTrack('TR_1'), {}, { identity: 'ada.1' });
    expect(elements()).toHaveLength(1);
    await link.disconnect();
    expect(rooms[0]?.eventNames()).toEqual([]);
    expect(elements()).toHaveLength(0);
    expect(document.querySelector('[data-voice-audio]')).toBeNull();
  });

  it('that fails to connect is off and can be tried again', async () => {
    const { link, rooms } = setUp(Promise.reject(new Error('no route')));
    await expect(link.connect(address)).rejects.toThrow('no route');
    expect(link.state.get().link).toBe('off');
    expect(rooms[0]?.eventNames()).toEqual([]);
  });

  it('that is left while it connects ends off', async () => {
    let arrive = () => {};
    const { link } = setUp(new Promise((resolve) => (arrive = resolve)));
    const connecting = link.connect(address);
    await vi.waitFor(() => expect(link.state.get().link).toBe('connecting'));
    const left = link.disconnect();
    arrive();
    await Promise.all([connecting, left]);
    expect(link.state.get().link).toBe('off');
  });
});

describe('what the SFU tells', () => {
  it('shows in the state', async () => {
    const { link, rooms } = setUp();
    await link.connect(address);
    rooms[0]?.emit(RoomEvent.ConnectionQualityChanged, ConnectionQuality.Poor, { identity: 'me' });
    rooms[0]?.emit(RoomEvent.Reconnecting);
    expect(link.state.get()).toMatchObject({ link: 'resuming', quality: 'poor' });
    rooms[0]?.emit(RoomEvent.Reconnected);
    expect(link.state.get().link).toBe('up');
    rooms[0]?.emit(RoomEvent.Disconnected, DisconnectReason.SERVER_SHUTDOWN);
    expect(link.state.get().link).toBe('gone');
    await link.disconnect();
  });

  it('is heard as one marked element per track, silent while deafened', async () => {
    const { link, rooms } = setUp();
    await link.connect(address);
    const track = audioTrack('TR_1');
    rooms[0]?.emit(RoomEvent.TrackSubscribed, track, {}, { identity: 'ada.1' });
    expect(elements().map(({ dataset }) => ({ ...dataset }))).toEqual([{ identity: 'ada.1', track: 'TR_1' }]);
    link.setSilent(true);
    expect((elements()[0] as HTMLAudioElement).muted).toBe(true);
    rooms[0]?.emit(RoomEvent.TrackUnsubscribed, track, {}, { identity: 'ada.1' });
    expect(elements()).toHaveLength(0);
    await link.disconnect();
  });

  it('is as loud as each person is wanted, also who comes later', async () => {
    const { link, rooms } = setUp();
    await link.connect(address);
    link.setLoudness((userId) => (userId === 'ada' ? 0 : 0.5));
    rooms[0]?.emit(RoomEvent.TrackSubscribed, audioTrack('TR_1'), {}, { identity: 'ada.1' });
    rooms[0]?.emit(RoomEvent.TrackSubscribed, audioTrack('TR_2'), {}, { identity: 'ben.1' });
    const volumes = () => elements().map((element) => (element as HTMLAudioElement).volume);
    expect(volumes()).toEqual([0, 0.5]);
    link.setLoudness(() => 1);
    expect(volumes()).toEqual([1, 1]);
    await link.disconnect();
  });

  it('is not taken of who is unwanted, whether they send already or begin to', async () => {
    const { link, rooms } = setUp();
    await link.connect(address);
    const sender = (identity: string) => {
      const publication = {
        isDesired: true,
        setSubscribed: (desired: boolean) => Object.assign(publication, { isDesired: desired }),
      };
      return { identity, publication, trackPublications: new Map([['TR', publication]]) };
    };
    const [ada, ben] = [sender('ada.1'), sender('ben.1')];
    for (const each of [ada, ben]) rooms[0]?.remoteParticipants.set(each.identity, each);
    link.setUnwanted(new Set(['ada', 'cid']));
    const cid = sender('cid.1');
    rooms[0]?.emit(RoomEvent.TrackPublished, cid.publication, cid);
    expect([ada, ben, cid].map(({ publication }) => publication.isDesired)).toEqual([false, true, false]);
    link.setUnwanted(new Set());
    expect(ada.publication.isDesired).toBe(true);
    await link.disconnect();
  });

  it('is known to take the microphone or not', async () => {
    const { link, rooms } = setUp();
    await link.connect(address);
    const permit = (canPublishSources: number[]) => {
      Object.assign(rooms[0]?.localParticipant ?? {}, { permissions: { canPublish: true, canPublishSources } });
      rooms[0]?.emit(RoomEvent.ParticipantPermissionsChanged, undefined, rooms[0].localParticipant);
      return link.state.get().permitted;
    };
    expect([permit([1]), permit([1, 2]), permit([])]).toEqual([false, true, true]);
    await link.disconnect();
  });

  it('is removed also when the library has detached it before', async () => {
    const { link, rooms } = setUp();
    await link.connect(address);
    const track = { ...audioTrack('TR_1'), detach: () => [] };
    rooms[0]?.emit(RoomEvent.TrackSubscribed, track, {}, { identity: 'ada.1' });
    rooms[0]?.emit(RoomEvent.TrackUnsubscribed, track, {}, { identity: 'ada.1' });
    expect(elements()).toHaveLength(0);
    await link.disconnect();
  });

  it('is bounded, whatever it announces', async () => {
    const { link, rooms } = setUp();
    await link.connect(address);
    for (let i = 0; i < KEPT_TRACKS_EACH + 5; i++)
      rooms[0]?.emit(RoomEvent.TrackSubscribed, audioTrack(`TR_${i}`), {}, { identity: 'ada.1' });
    for (let i = 0; i < KEPT_PARTICIPANTS + 5; i++)
      rooms[0]?.emit(RoomEvent.TrackSubscribed, audioTrack(`TR_p${i}`), {}, { identity: `p${i}.1` });
    const { heard } = link.state.get();
    expect(heard.get('ada.1')).toBe(KEPT_TRACKS_EACH);
    expect(heard.size).toBe(KEPT_PARTICIPANTS);
    await link.disconnect();
  });
});
