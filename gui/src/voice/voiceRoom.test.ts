import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openInbox } from '../api/inbox';
import { createStore } from '../store/store';
import { FakeEventSource } from '../testing/fakeEventSource';
import { aParticipant } from '../testing/room';
import type { CallState, Seat } from './call/callState';
import type { MediaState } from './media/mediaLink';
import { snapshotText } from './testing/room';
import { VoiceRoom } from './voiceRoom';

const ended = vi.fn();
let room: VoiceRoom;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', FakeEventSource);
  FakeEventSource.all = [];
  ended.mockReset();
  show('visible');
  room = new VoiceRoom('demo', ended);
  stop = room.use();
});

afterEach(() => {
  stop();
  vi.advanceTimersByTime(1_000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function show(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

function aCall() {
  const call = {
    state: createStore<CallState>({ kind: 'idle' }),
    media: createStore<MediaState | undefined>(undefined),
    transmission: { transmitting: createStore(false), speaking: createStore(false) },
    dispose: vi.fn(async () => {}),
  };
  return room.call(() => call);
}

it('opens the room’s own stream of events', () => {
  expect(FakeEventSource.last.url).toBe('/api/voice/streams/demo/events');
});

it('gives the connection back while hidden, and reads again when shown', () => {
  show('hidden');
  expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED);
  show('visible');
  expect(FakeEventSource.all).toHaveLength(2);
});

it('keeps listening while hidden as long as one is in the room', () => {
  const call = aCall();
  call.state.set({ kind: 'joined', seat: {} as Seat });
  show('hidden');
  expect(FakeEventSource.last.readyState).not.toBe(FakeEventSource.CLOSED);
  call.state.set({ kind: 'idle' });
  expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED);
});

it('a call keeps the user’s inbox too, until it ends or its room is left', () => {
  const closeInbox = openInbox();
  const inbox = FakeEventSource.last;
  const call = aCall();
  call.state.set({ kind: 'joined', seat: {} as Seat });
  show('hidden');
  expect(inbox.readyState).not.toBe(FakeEventSource.CLOSED);
  stop();
  vi.advanceTimersByTime(1_000);
  expect(inbox.readyState).toBe(FakeEventSource.CLOSED);
  closeInbox();
});

it('tells the page how it stands', () => {
  const call = aCall();
  FakeEventSource.last.send(snapshotText([aParticipant({ userId: 'ada' })], 1));
  expect(room.status.get()).toMatchObject({ connection: 'idle', participants: 1 });
  call.state.set({ kind: 'joined', seat: {} as Seat });
  call.transmission.transmitting.set(true);
  expect(room.status.get()).toMatchObject({ connection: 'connected', muted: false });
  call.state.set({ kind: 'reconnecting', seat: {} as Seat, lost: 'media' });
  expect(room.status.get().connection).toBe('reconnecting');
});

it('ends the call when nobody uses it any more, not while its user is replaced', () => {
  const call = aCall();
  stop();
  stop = room.use();
  vi.advanceTimersByTime(1_000);
  expect(call.dispose).not.toHaveBeenCalled();
  stop();
  vi.advanceTimersByTime(1_000);
  expect(call.dispose).toHaveBeenCalledTimes(1);
  expect(ended).toHaveBeenCalledTimes(1);
  expect(FakeEventSource.last.readyState).toBe(FakeEventSource.CLOSED);
});
