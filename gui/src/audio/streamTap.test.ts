import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../store/store';
import { SILENCE_DBFS } from './level';
import { StreamSound } from './streamSound';

vi.mock('./playbackContext', () => ({ playbackContext: () => undefined }));
vi.mock('./levelTap', () => ({
  LevelTap: class {
    readonly add = () => ({ set: () => {}, remove: () => {} });
    readonly dbfs = () => -20;
  },
}));

type FakeTrack = { kind: 'audio' | 'video'; readyState: string; stop: () => void };

function aTrack(kind: 'audio' | 'video'): FakeTrack {
  return {
    kind,
    readyState: 'live',
    stop() {
      this.readyState = 'ended';
    },
  };
}

class FakeStream extends EventTarget {
  readonly tracks: FakeTrack[];

  constructor(tracks: FakeTrack[]) {
    super();
    this.tracks = [...tracks];
  }

  readonly getTracks = () => this.tracks;
  readonly getAudioTracks = () => this.tracks.filter(({ kind }) => kind === 'audio');
  readonly getVideoTracks = () => this.tracks.filter(({ kind }) => kind === 'video');

  gain(track: FakeTrack): void {
    this.tracks.push(track);
    this.dispatchEvent(new Event('addtrack'));
  }
}

/** A player that plays these tracks; `captured` holds the streams that were taken of it. */
function setUp(...tracks: FakeTrack[]) {
  const captured: FakeStream[] = [];
  const captureStream = vi.fn(() => {
    const stream = new FakeStream(tracks);
    captured.push(stream);
    return stream;
  });
  const element = Object.assign(document.createElement('video'), { captureStream });
  Object.defineProperty(element, 'paused', { value: false });
  const shown = createStore<HTMLMediaElement | undefined>(element);
  return { sound: new StreamSound(shown), element, shown, captureStream, captured };
}

beforeEach(() => {
  vi.stubGlobal('MediaStream', FakeStream);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the level of the stream', () => {
  it('of pictures alone is silence, captured once, until a sound is added', () => {
    const pictures = aTrack('video');
    const { sound, captureStream, captured } = setUp(pictures);
    for (let i = 0; i < 50; i++) expect(sound.dbfs()).toBe(SILENCE_DBFS);
    expect(captureStream).toHaveBeenCalledTimes(1);
    expect(pictures.readyState).toBe('ended');
    captured[0]?.gain(aTrack('audio'));
    expect(sound.dbfs()).toBe(-20);
  });

  it('is silence where the browser captures nothing, and it is asked once', () => {
    const { sound, captureStream } = setUp();
    captureStream.mockImplementation(() => {
      throw new Error('not supported');
    });
    for (let i = 0; i < 50; i++) expect(sound.dbfs()).toBe(SILENCE_DBFS);
    expect(captureStream).toHaveBeenCalledTimes(1);
  });

  it('is that of the new source after a change', () => {
    const { sound, element, captured } = setUp(aTrack('audio'));
    sound.dbfs();
    element.dispatchEvent(new Event('emptied'));
    expect(captured[0]?.tracks.map(({ readyState }) => readyState)).toEqual(['ended']);
    sound.dbfs();
    expect(captured).toHaveLength(2);
  });

  it('leaves nothing captured when the player goes', () => {
    const { sound, shown, captured } = setUp(aTrack('audio'), aTrack('video'));
    sound.dbfs();
    shown.set(undefined);
    expect(captured[0]?.tracks.map(({ readyState }) => readyState)).toEqual(['ended', 'ended']);
  });
});
