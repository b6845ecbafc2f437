import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_VOICE_SETTINGS, type SoundDevice, type VoiceSettings } from '../api/voiceSettings';
import { createStore } from '../store/store';
import type { CaptureRule } from './chainSettings';
import { deviceKey } from './deviceKey';
import { Microphone } from './microphone';
import { MicrophoneChain } from './microphoneChain';

class FakeTrack extends EventTarget {
  readonly kind = 'audio';
  readyState: MediaStreamTrackState = 'live';
  enabled = true;
  readonly deviceId: string;
  processing: { echoCancellation?: boolean } = {};

  constructor(deviceId: string) {
    super();
    this.deviceId = deviceId;
  }

  readonly getSettings = () => ({ deviceId: this.deviceId, ...this.processing });
  readonly clone = () => new FakeTrack(this.deviceId);
  readonly applyConstraints = async () => {};
  readonly stop = () => {
    this.readyState = 'ended';
  };

  /** As when the device goes, or the permission for it. */
  end(): void {
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }
}

const desk: SoundDevice = { id: 'desk', label: 'Desk', groupId: '' };
const headset: SoundDevice = { id: 'headset', label: 'Headset', groupId: '' };

/** A browser with these microphones; `tracks` holds all that it gave. */
function setUp() {
  const tracks: FakeTrack[] = [];
  const media = {
    addEventListener: () => {},
    removeEventListener: () => {},
    enumerateDevices: vi.fn(async () =>
      [desk, headset].map(({ id, ...rest }) => ({ kind: 'audioinput', deviceId: id, ...rest })),
    ),
    getUserMedia: vi.fn(async ({ audio }: { audio: { deviceId?: { exact: string } } }) => {
      const track = new FakeTrack(audio.deviceId?.exact ?? desk.id);
      tracks.push(track);
      return { getAudioTracks: () => [track], getTracks: () => [track] };
    }),
  };
  const permission = { state: 'granted' };
  vi.stubGlobal('navigator', { ...navigator, mediaDevices: media, permissions: { query: async () => permission } });
  const settings = createStore<VoiceSettings>(DEFAULT_VOICE_SETTINGS);
  const choose = (input: SoundDevice) =>
    settings.set({ ...settings.get(), devices: [{ key: deviceKey(), label: '', input, output: null }] });
  const microphone = new Microphone(settings);
  return { microphone, media, tracks, permission, choose, settings };
}

/** All promises that wait for nothing outside have gone on. */
const everythingDone = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  // The browser of the tests has no worklets.
  vi.spyOn(console, 'warn').mockReturnValue();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('stays closed when it is left while a device that went is looked for', async () => {
  const { microphone, media, tracks } = setUp();
  await microphone.open();
  const looks = media.enumerateDevices.mock.calls.length;
  tracks[0]?.end();
  microphone.close();
  await vi.waitFor(() => expect(media.enumerateDevices.mock.calls.length).toBeGreaterThan(looks));
  await everythingDone();
  expect(media.getUserMedia).toHaveBeenCalledTimes(1);
  expect(microphone.state.get().kind).toBe('off');
});

it('goes on with the device before when the chosen one is busy, and says so', async () => {
  const { microphone, media, tracks, choose } = setUp();
  await microphone.open();
  const busy = Object.assign(new Error('busy'), { name: 'NotReadableError' });
  media.getUserMedia.mockRejectedValueOnce(busy);
  choose(headset);
  await vi.waitFor(() => expect(microphone.unopened.get()).toBe('busy'));
  expect(microphone.state.get()).toMatchObject({ kind: 'open', deviceId: 'desk' });
  expect(tracks[0]?.readyState).toBe('live');
  await microphone.open();
  expect(microphone.unopened.get()).toBeUndefined();
  expect(microphone.state.get()).toMatchObject({ kind: 'open', deviceId: 'headset' });
});

it('asks once for a device while the browser takes its time', async () => {
  const { microphone, media, choose } = setUp();
  await microphone.open();
  media.getUserMedia.mockReturnValue(new Promise(() => undefined));
  choose(headset);
  choose({ ...headset });
  expect(media.getUserMedia).toHaveBeenCalledTimes(2);
});

it('says that it is not allowed when the user takes the permission back', async () => {
  const { microphone, tracks, permission } = setUp();
  await microphone.open();
  permission.state = 'denied';
  tracks[0]?.end();
  await vi.waitFor(() => expect(microphone.state.get()).toEqual({ kind: 'failed', problem: 'denied' }));
});

it('says that the permission was taken back when the browser would ask for it anew', async () => {
  const { microphone, media, tracks, permission } = setUp();
  await microphone.open();
  permission.state = 'prompt';
  tracks[0]?.end();
  await vi.waitFor(() => expect(microphone.state.get()).toEqual({ kind: 'failed', problem: 'revoked' }));
  expect(media.getUserMedia).toHaveBeenCalledTimes(1);
});

it('lets go of what it sent without its chain when the chain takes over', async () => {
  const { microphone, choose } = setUp();
  const sent = new FakeTrack('chain');
  const chain = {
    ...{ track: sent, testTrack: sent, suppression: createStore('off'), held: createStore(false) },
    ...{ hear: vi.fn(), setOpen: vi.fn(), follow: vi.fn(), close: vi.fn() },
  } as unknown as MicrophoneChain;
  vi.spyOn(MicrophoneChain, 'start').mockRejectedValueOnce(new Error('no worklets')).mockResolvedValueOnce(chain);
  await microphone.open();
  const before = microphone.state.get();
  choose(headset);
  await vi.waitFor(() => expect(microphone.state.get()).toMatchObject({ track: sent }));
  expect(before).toMatchObject({ track: { readyState: 'ended' } });
  expect(sent.readyState).toBe('live');
});

it('has the browser process otherwise, also where that takes an end of the old track', async () => {
  const { microphone, tracks, media, settings } = setUp();
  // As Chromium does: what the first track of a device was asked for holds for all of it.
  const open = media.getUserMedia.getMockImplementation();
  media.getUserMedia.mockImplementation(async (asked) => {
    const first = tracks.find(({ readyState }) => readyState === 'live');
    const stream = await (open as NonNullable<typeof open>)(asked);
    const { echoCancellation } = asked.audio as unknown as CaptureRule;
    const processing = first?.processing ?? { echoCancellation: Boolean(echoCancellation) };
    Object.assign(stream.getAudioTracks()[0] as FakeTrack, { processing });
    return stream;
  });
  await microphone.open();
  expect(tracks.at(-1)?.processing).toEqual({ echoCancellation: true });
  settings.set({ ...settings.get(), account: { ...settings.get().account, echoCancellation: false } });
  await vi.waitFor(() => expect(tracks.at(-1)?.processing).toEqual({ echoCancellation: false }));
  await everythingDone();
  expect(tracks.filter(({ readyState }) => readyState === 'live')).toEqual([tracks.at(-1)]);
  expect(microphone.state.get().kind).toBe('open');
});

it.each(['granted', 'prompt'])(
  'takes another device when its own is unplugged and the permission says %s',
  async (state) => {
    const { microphone, media, tracks, permission } = setUp();
    permission.state = state;
    await microphone.open();
    tracks[0]?.end();
    await vi.waitFor(() => expect(media.getUserMedia).toHaveBeenCalledTimes(2));
    expect(microphone.state.get().kind).toBe('open');
  },
);
