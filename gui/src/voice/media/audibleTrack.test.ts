import type { RemoteTrack } from 'livekit-client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LevelTap } from '../../audio/levelTap';
import { AudibleTrack } from './audibleTrack';

/** A context of the page's own; held back until `allow`. */
class FakeContext extends EventTarget {
  state = 'suspended';
  currentTime = 0;

  readonly createMediaStreamSource = () => new FakeNode();

  allow(): void {
    this.state = 'running';
    this.dispatchEvent(new Event('statechange'));
  }
}

class FakeNode {
  readonly context = context;
  readonly gain = { setTargetAtTime: (value: number) => gains.push(value) };
  readonly stream = null;
  readonly connect = (next: unknown) => next;
  readonly disconnect = () => {};
}

let context: FakeContext;
let gains: number[];
let volumeIgnored: boolean;

vi.mock('../../audio/playbackContext', () => ({ playbackContext: () => context }));
vi.mock('../../audio/mediaVolume', () => ({ isVolumeIgnored: () => volumeIgnored }));

function setUp() {
  const element = document.createElement('audio');
  const track = { sid: 'TR_1', attach: () => element, detach: () => [element], mediaStreamTrack: {} };
  const audible = new AudibleTrack('ada.1', track as unknown as RemoteTrack, document.body);
  return { element, audible };
}

beforeEach(() => {
  context = new FakeContext();
  gains = [];
  volumeIgnored = false;
  for (const name of ['GainNode', 'DynamicsCompressorNode', 'MediaStreamAudioDestinationNode', 'MediaStream'])
    vi.stubGlobal(name, FakeNode);
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('somebody at 0 % is silent also where volumes are ignored', () => {
  volumeIgnored = true;
  const { element, audible } = setUp();
  audible.set({ factor: 0, silent: false, output: '' });
  expect(element.muted).toBe(true);
  audible.set({ factor: 1, silent: false, output: '' });
  expect(element.muted).toBe(false);
});

it('is amplified as soon as the browser lets the page make sounds', () => {
  const { element, audible } = setUp();
  audible.set({ factor: 1.8, silent: false, output: '' });
  expect(element.muted).toBe(false);
  context.allow();
  expect(element.muted).toBe(true);
  expect(gains).toEqual([1.8]);
});

it('that is removed is not amplified afterwards', () => {
  const { audible } = setUp();
  audible.set({ factor: 1.8, silent: false, output: '' });
  audible.remove();
  context.allow();
  expect(gains).toEqual([]);
});

it.each([
  ['turned down', 0.1, false, 1],
  ['as they come', 1, false, 1],
  ['amplified', 1.8, false, 1],
  ['at 0 %', 0, false, 0],
  ['heard by nobody here', 1, true, 0],
])('a voice %s counts as it comes in, or not at all', (_, factor, silent, share) => {
  const { audible } = setUp();
  const set = vi.fn();
  const add = vi.fn(() => ({ set, remove: () => {} }));
  audible.set({ factor, silent, output: '' });
  audible.tap({ add } as unknown as LevelTap);
  expect(add).toHaveBeenCalledExactlyOnceWith(expect.anything(), share);
  audible.set({ factor: 0.5, silent: false, output: '' });
  expect(set).toHaveBeenLastCalledWith(1);
});
