import { afterEach, describe, expect, it, vi } from 'vitest';
import { createStore } from '../store/store';
import { isVolumeIgnored } from './mediaVolume';
import { StreamSound } from './streamSound';

vi.mock('./mediaVolume', () => ({ isVolumeIgnored: vi.fn(() => false) }));

function setUp(volume = 0.8) {
  const element = document.createElement('video');
  element.volume = volume;
  const sound = new StreamSound(createStore<HTMLMediaElement | undefined>(element));
  const move = (to: number) => {
    element.volume = to;
    element.dispatchEvent(new Event('volumechange'));
  };
  return { element, sound, move };
}

describe('the sound of the stream', () => {
  it('goes down and comes back to exactly the user’s own volume', () => {
    const { element, sound } = setUp(0.37);
    sound.duck(0.25);
    expect(element.volume).toBeCloseTo(0.0925);
    element.dispatchEvent(new Event('volumechange'));
    sound.duck(1);
    expect(element.volume).toBe(0.37);
  });

  it('obeys the user while it is ducked, and keeps what they chose', () => {
    const { element, sound, move } = setUp();
    sound.duck(0.25);
    move(0.5);
    sound.duck(0.3);
    expect(element.volume).toBe(0.5);
    sound.duck(1);
    expect(element.volume).toBe(0.5);
  });

  it('gives way to the voices as far as the balance says', () => {
    const { element, sound } = setUp(0.6);
    sound.setBalance(0);
    expect(element.volume).toBe(0);
    sound.setBalance(1);
    expect(element.volume).toBe(0.6);
  });

  it('is the user’s own again when the player goes, and follows the next one', () => {
    const element = createStore<HTMLMediaElement | undefined>(undefined);
    const sound = new StreamSound(element);
    const [first, second] = [document.createElement('video'), document.createElement('video')];
    sound.duck(0.5);
    element.set(first);
    expect(first.volume).toBe(0.5);
    element.set(second);
    expect(first.volume).toBe(1);
    expect(second.volume).toBe(0.5);
  });
});

describe('where the browser ignores volumes', () => {
  const setUpMuting = () => {
    vi.mocked(isVolumeIgnored).mockReturnValue(true);
    const { element, sound } = setUp();
    sound.setMuteWhileSpeaking(true);
    return { element, sound };
  };

  afterEach(() => {
    vi.mocked(isVolumeIgnored).mockReturnValue(false);
    localStorage.clear();
  });

  it('the stream is silent while others speak, for who wants that', () => {
    const { element, sound } = setUpMuting();
    sound.duck(0.5);
    expect(element.muted).toBe(true);
    sound.duck(1);
    expect(element.muted).toBe(false);
    sound.setMuteWhileSpeaking(false);
    sound.duck(0.5);
    expect(element.muted).toBe(false);
  });

  it('who switches the sound on meanwhile hears it until others speak anew', () => {
    const { element, sound } = setUpMuting();
    sound.duck(0.5);
    element.muted = false;
    sound.duck(0.4);
    sound.duck(0.3);
    expect(element.muted).toBe(false);
    sound.duck(1);
    sound.duck(0.5);
    expect(element.muted).toBe(true);
  });
});
