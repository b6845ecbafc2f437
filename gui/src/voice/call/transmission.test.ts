import { expect, it, vi } from 'vitest';
import { DEFAULT_VOICE_SETTINGS } from '../../api/voiceSettings';
import type { Microphone, MicrophoneState } from '../../audio/microphone';
import { createStore } from '../../store/store';
import { aParticipant } from '../../testing/room';
import type { LinkState, MediaLink } from '../media/mediaLink';
import type { Seat } from './callState';
import { Transmission } from './transmission';
import type { VoiceApi } from './voiceApi';

const track = { kind: 'audio' } as MediaStreamTrack;
const seat = { session: 's', mayTalk: true } as Seat;

/** A transmission over a link that is up, with its surroundings. */
function setUp({ mayTalk } = { mayTalk: true }) {
  const microphone = {
    state: createStore<MicrophoneState>({ kind: 'off' }),
    meter: { onFrame: () => () => {} },
    open: vi.fn(async () => {}),
    setOpen: vi.fn(),
  };
  const state = createStore<{ link: LinkState; permitted: boolean }>({ link: 'up', permitted: true });
  const link = {
    state,
    /** As the real one: sends nothing while it is not up. */
    publish: vi.fn(async (sent: MediaStreamTrack) => {
      if (state.get().link === 'up') sending.add(sent);
    }),
    unpublish: vi.fn(async () => {}),
    setMuted: vi.fn(async () => {}),
    setBitrate: vi.fn(async () => {}),
    setSilent: vi.fn(),
  };
  const sending = new Set<MediaStreamTrack>();
  const api = { me: async () => {}, speaking: async () => {} } as unknown as VoiceApi;
  const transmission = new Transmission(api, microphone as unknown as Microphone, createStore(DEFAULT_VOICE_SETTINGS));
  transmission.begin({ ...seat, mayTalk }, link as unknown as MediaLink, transmission.flags);
  const open = () => microphone.state.set({ kind: 'open', track, deviceId: 'desk' });
  return { transmission, link, state, sending, open };
}

it('sends a microphone that was opened while the link was down, as soon as it is back', () => {
  const { state, sending, open } = setUp();
  state.set({ link: 'resuming', permitted: true });
  open();
  expect(sending).toEqual(new Set());
  state.set({ link: 'up', permitted: true });
  expect(sending).toEqual(new Set([track]));
});

it('sends the microphone anew when the SFU takes it again', () => {
  const { state, sending, open } = setUp();
  open();
  state.set({ link: 'up', permitted: false });
  sending.clear();
  state.set({ link: 'up', permitted: true });
  expect(sending).toEqual(new Set([track]));
});

it('a seat taken while muted by the host talks once that is lifted', () => {
  const { transmission, open } = setUp({ mayTalk: false });
  open();
  expect(transmission.transmitting.get()).toBe(false);
  transmission.told(aParticipant({ userId: 'me', serverMuted: true }));
  expect(transmission.transmitting.get()).toBe(false);
  transmission.told(aParticipant({ userId: 'me' }));
  expect(transmission.transmitting.get()).toBe(true);
});

it('says when the microphone could not be sent, until it is', async () => {
  const { transmission, link, sending, open } = setUp();
  vi.spyOn(console, 'warn').mockReturnValue();
  link.publish.mockRejectedValueOnce(new Error('no answer'));
  open();
  await vi.waitFor(() => expect(transmission.unsent.get()).toBe(true));
  transmission.publish();
  await vi.waitFor(() => expect(transmission.unsent.get()).toBe(false));
  expect(sending).toEqual(new Set([track]));
});

it('says nothing of a sending that a leave cut short', async () => {
  const { transmission, link, open } = setUp();
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  link.publish.mockRejectedValueOnce(new Error('left'));
  open();
  transmission.end();
  await vi.waitFor(() => expect(warned).toHaveBeenCalled());
  expect(transmission.unsent.get()).toBe(false);
});
