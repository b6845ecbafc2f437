import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_VOICE_SETTINGS } from '../../api/voiceSettings';
import type { Transmission } from '../call/transmission';
import { useVoiceKeys } from './useVoiceKeys';

const setMuted = vi.fn();
const hold = vi.fn();
const transmission = {
  self: { get: () => ({ muted: false, pushToTalk: true }) },
  setMuted,
  hold,
} as unknown as Transmission;

function Room() {
  useVoiceKeys(transmission, DEFAULT_VOICE_SETTINGS.account.pushToTalk, true);
  return <input aria-label="chat" />;
}

beforeEach(() => {
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

it('leaving the window lets go at once', () => {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyT', bubbles: true }));
  window.dispatchEvent(new Event('blur'));
  expect(hold).toHaveBeenLastCalledWith(false);
});
