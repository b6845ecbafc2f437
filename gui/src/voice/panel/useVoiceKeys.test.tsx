import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { KeyPress } from '../../api/voiceSettings';
import { recordingKey } from '../../keys/recordingKey';
import type { Transmission } from '../call/transmission';
import { useVoiceKeys } from './useVoiceKeys';

const setMuted = vi.fn();
const hold = vi.fn();
const transmission = {
  self: { get: () => ({ muted: false, pushToTalk: true }) },
  setMuted,
  hold,
} as unknown as Transmission;

const plain = { ctrl: false, alt: false, shift: false, meta: false };
let talk: KeyPress = { code: 'KeyT', ...plain };

function dispatch(type: string, code: string, init: KeyboardEventInit = {}, target: EventTarget = document.body) {
  target.dispatchEvent(new KeyboardEvent(type, { code, bubbles: true, cancelable: true, ...init }));
}

function Room() {
  useVoiceKeys(transmission, { key: talk, releaseDelayMs: 250 }, true);
  return (
    <>
      <input aria-label="chat" />
      <button type="button">press me</button>
    </>
  );
}

beforeEach(() => {
  talk = { code: 'KeyT', ...plain };
  setMuted.mockReset();
  hold.mockReset();
  render(<Room />);
});

afterEach(() => {
  vi.useRealTimers();
});

it('M mutes, but not while writing or as a shortcut', async () => {
  const user = userEvent.setup();
  await user.keyboard('m');
  expect(setMuted).toHaveBeenCalledExactlyOnceWith(true);
  await user.keyboard('{Control>}m{/Control}');
  await user.type(screen.getByLabelText('chat'), 'm');
  expect(setMuted).toHaveBeenCalledTimes(1);
});

it('T talks while it is held and a moment longer', () => {
  vi.useFakeTimers();
  const key = (type: string, init: KeyboardEventInit = {}) =>
    document.body.dispatchEvent(new KeyboardEvent(type, { code: 'KeyT', bubbles: true, ...init }));
  key('keydown');
  key('keydown', { repeat: true });
  expect(hold).toHaveBeenCalledExactlyOnceWith(true);
  key('keyup');
  expect(hold).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(250);
  expect(hold).toHaveBeenLastCalledWith(false);
});

it('letting go counts where somebody keeps the key to themselves', () => {
  vi.useFakeTimers();
  const keep = (event: Event) => event.stopImmediatePropagation();
  window.addEventListener('keyup', keep, { capture: true });
  dispatch('keydown', 'KeyT');
  dispatch('keyup', 'KeyT');
  window.removeEventListener('keyup', keep, { capture: true });
  vi.advanceTimersByTime(250);
  expect(hold).toHaveBeenLastCalledWith(false);
});

it('taking a new talk key lets go of the old one at once', () => {
  dispatch('keydown', 'KeyT');
  recordingKey.set(true);
  expect(hold).toHaveBeenLastCalledWith(false);
  recordingKey.set(false);
});

it('leaving the window lets go at once', () => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyT', bubbles: true }));
  window.dispatchEvent(new Event('blur'));
  expect(hold).toHaveBeenLastCalledWith(false);
});

it('a chord talks while its key and its modifiers are held', () => {
  talk = { code: 'KeyG', ...plain, ctrl: true };
  cleanup();
  render(<Room />);
  vi.useFakeTimers();
  dispatch('keydown', 'KeyG');
  expect(hold).not.toHaveBeenCalledWith(true);
  dispatch('keydown', 'KeyG', { ctrlKey: true });
  expect(hold).toHaveBeenLastCalledWith(true);
  dispatch('keyup', 'ControlLeft');
  vi.advanceTimersByTime(250);
  expect(hold).toHaveBeenLastCalledWith(false);
});

it('Space talks where nothing else needs it', () => {
  talk = { code: 'Space', ...plain };
  cleanup();
  render(<Room />);
  hold.mockReset();
  dispatch('keydown', 'Space', {}, screen.getByRole('button', { name: 'press me' }));
  dispatch('keydown', 'Space', {}, screen.getByLabelText('chat'));
  expect(hold).not.toHaveBeenCalled();
  dispatch('keydown', 'Space');
  expect(hold).toHaveBeenLastCalledWith(true);
});
