import { screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Microphone } from '../audio/microphone';
import { createStore } from '../store/store';
import { show } from '../testing/show';
import { RecordingTest } from './RecordingTest';
import { record } from './recording';

const play = vi.hoisted(() => vi.fn(async () => {}));
vi.mock('./usePlayback', () => ({ usePlayback: () => ({ playing: false, play, stop: () => {} }) }));

class FakeRecorder extends EventTarget {
  state = 'inactive';
  readonly mimeType = 'audio/webm';

  start(): void {
    this.state = 'recording';
  }

  stop(): void {
    this.state = 'inactive';
    this.dispatchEvent(new Event('stop'));
  }
}

/** A track, and the copies that were taken of it. */
function aTrack() {
  const copies: { readyState: string }[] = [];
  const clone = () => {
    const copy = { readyState: 'live', stop: () => void Object.assign(copy, { readyState: 'ended' }) };
    copies.push(copy);
    return copy;
  };
  return { track: { clone } as unknown as MediaStreamTrack, copies };
}

async function startRecording() {
  const state = createStore({ kind: 'open' });
  const microphone = { state, testTrack: aTrack().track } as unknown as Microphone;
  const shown = show(<RecordingTest microphone={microphone} output={undefined} />);
  await shown.user.click(await screen.findByRole('button', { name: /5/ }));
  return shown;
}

/** All promises that wait for nothing outside have gone on. */
const everythingDone = () => new Promise((resolve) => setTimeout(resolve));

beforeEach(() => {
  play.mockClear();
  vi.stubGlobal('MediaStream', class {});
  vi.stubGlobal('MediaRecorder', FakeRecorder);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

it('plays what was recorded when it is stopped early', async () => {
  const { user } = await startRecording();
  await user.click(screen.getByRole('button'));
  await vi.waitFor(() => expect(play).toHaveBeenCalledTimes(1));
});

it('plays nothing after the settings were closed', async () => {
  const { unmount } = await startRecording();
  unmount();
  await everythingDone();
  expect(play).not.toHaveBeenCalled();
});

it('lets go of the microphone where the browser cannot record', async () => {
  vi.stubGlobal('MediaRecorder', () => {
    throw new Error('not supported');
  });
  const { track, copies } = aTrack();
  await expect(record(track, 5_000, new AbortController().signal)).rejects.toThrow();
  expect(copies.map(({ readyState }) => readyState)).toEqual(['ended']);
});
