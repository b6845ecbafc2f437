import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_VOICE_SETTINGS, type VoiceSettings } from '../../api/voiceSettings';
import { LevelMeter, noReport } from '../../audio/levelMeter';
import type { MicrophoneState } from '../../audio/microphone';
import { createStore } from '../../store/store';
import { Hints } from './hints';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp(notices: Partial<VoiceSettings['account']['notices']> = {}) {
  const { account } = DEFAULT_VOICE_SETTINGS;
  const settings = createStore<VoiceSettings>({
    ...DEFAULT_VOICE_SETTINGS,
    account: { ...account, notices: { ...account.notices, ...notices } },
  });
  const meter = new LevelMeter();
  const state = createStore<MicrophoneState>({ kind: 'open', track: {} as MediaStreamTrack, deviceId: '' });
  const self = { muted: false };
  const transmitting = createStore(true);
  let stream = -100;
  const hints = new Hints({
    settings,
    microphone: { meter, state },
    transmitting,
    isMuted: () => self.muted,
    othersSpeak: () => false,
    streamDbfs: () => stream,
  });
  /** Gives the microphone this level for so long, one frame every 20 ms. */
  const sound = (dbfs: number | ((ms: number) => number), ms: number, streamed?: (ms: number) => number) => {
    for (let t = 0; t < ms; t += 20) {
      vi.advanceTimersByTime(20);
      const level = typeof dbfs === 'number' ? dbfs : dbfs(t);
      stream = streamed?.(t) ?? -100;
      meter.frame({ ...noReport, dbfs: level, plainDbfs: level, open: level > -50 });
    }
  };
  return { hints, self, state, transmitting, sound, shown: () => [...hints.shown.get()] };
}

it('who talks while muted is told, for a while, and no more once the microphone is open', () => {
  const { self, sound, shown } = setUp();
  self.muted = true;
  sound(-20, 1_000);
  expect(shown()).toEqual(['talkingWhileMuted']);
  sound(-90, 9_000);
  expect(shown()).toEqual([]);
  sound(-20, 55_000);
  expect(shown()).toEqual(['talkingWhileMuted']);
  self.muted = false;
  sound(-20, 40);
  expect(shown()).toEqual([]);
});

it('a silent microphone is told after ten seconds, and not while it is shut', () => {
  const { transmitting, sound, shown } = setUp();
  transmitting.set(false);
  sound(-100, 20_000);
  expect(shown()).toEqual([]);
  transmitting.set(true);
  sound(-100, 9_900);
  expect(shown()).toEqual([]);
  sound(-100, 300);
  expect(shown()).toEqual(['silentMicrophone']);
  sound(-60, 20);
  expect(shown()).toEqual([]);
});

it('a microphone that hears the stream is told once', () => {
  const { hints, sound, shown } = setUp();
  const stream = (ms: number) => -35 + 15 * Math.sin(ms / 170) + 8 * Math.sin(ms / 61);
  sound((ms) => stream(ms - 120) - 6, 8_000, stream);
  expect(shown()).toEqual(['echo']);
  hints.dismiss('echo');
  sound((ms) => stream(ms - 120) - 6, 8_000, stream);
  expect(shown()).toEqual([]);
});

it('what is switched off is not told', () => {
  const { self, sound, shown } = setUp({ talkingWhileMuted: false, silentMicrophone: false });
  self.muted = true;
  sound(-20, 2_000);
  sound(-100, 12_000);
  expect(shown()).toEqual([]);
});
