import { expect, it, vi } from 'vitest';
import { DEFAULT_VOICE_SETTINGS, type VoiceSettings } from '../../api/voiceSettings';
import { createStore } from '../../store/store';
import { aParticipant } from '../../testing/room';
import type { PositionedEvent } from '../roster/wire';
import { soundTheCall } from './callSounds';
import { type CallState, idle, type Seat } from './callState';
import { listeningAndTalking, withMuted } from './selfState';

const joined: CallState = { kind: 'joined', seat: { userId: 'me', sessionId: 's' } as Seat };

function setUp(sounds: Partial<VoiceSettings['account']['sounds']> = {}, start: CallState = joined) {
  const { account } = DEFAULT_VOICE_SETTINGS;
  const settings = createStore<VoiceSettings>({
    ...DEFAULT_VOICE_SETTINGS,
    account: { ...account, sounds: { ...account.sounds, ...sounds } },
  });
  const [state, self] = [createStore<CallState>(start), createStore(listeningAndTalking)];
  const play = vi.fn();
  let hear: (event: PositionedEvent) => void = () => {};
  const feed = {
    listen: (listener: (event: PositionedEvent) => void) => {
      hear = listener;
      return () => true;
    },
  };
  soundTheCall({ feed, state, self, settings, play });
  const join = (userId: string, participants: number, more?: { restored: true }) =>
    hear({
      t: 'participant_joined',
      d: { participant: aParticipant({ userId }), counts: { participants, speakers: participants }, ...more },
    } as PositionedEvent);
  return { state, self, play, join };
}

it('one’s own mute sounds in the room, at the volume of the sounds', () => {
  const { self, play } = setUp({ volumePercent: 30 });
  self.set(withMuted(self.get(), true));
  self.set(withMuted(self.get(), false));
  expect(play.mock.calls).toEqual([
    ['muted', 0.3],
    ['unmuted', 0.3],
  ]);
});

it('others’ coming sounds in small rooms, one’s own never', () => {
  const { play, join } = setUp();
  join('ada', 15);
  join('me', 2);
  join('ben', 16);
  expect(play.mock.calls).toEqual([['joined', 0.5]]);
});

it('nobody comes where seats are given back that the server had lost', () => {
  const { play, join } = setUp();
  join('ada', 2, { restored: true });
  expect(play).not.toHaveBeenCalled();
});

it('a connection that breaks sounds once', () => {
  const { state, play } = setUp();
  state.set({ kind: 'reconnecting', seat: {} as Seat, lost: 'media' });
  state.set({ kind: 'refused', refusal: 'room-closed' });
  expect(play.mock.calls).toEqual([['disconnected', 0.5]]);
});

it.each([
  [{ on: false }, joined],
  [{ volumePercent: 0 }, joined],
  [{ joinLeave: false }, joined],
  [{}, idle],
] as const)('nothing sounds with %o', (sounds, start) => {
  const { play, join } = setUp(sounds, start);
  join('ada', 2);
  expect(play).not.toHaveBeenCalled();
});
