import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { editAccount } from '../api/settingsEdits';
import { voiceSettings } from '../api/settingsStore';
import { DEFAULT_VOICE_SETTINGS, type SettingsDocument, type VoiceSettings } from '../api/voiceSettings';
import { fakeApi } from '../testing/fakeApi';
import { show } from '../testing/show';
import { SavingState } from './SavingState';

let stored: SettingsDocument;

beforeEach(() => {
  stored = { ...DEFAULT_VOICE_SETTINGS, version: 1 };
  const { sent } = fakeApi({
    'GET /api/settings/voice': () => ({ body: stored }),
    'PUT /api/settings/voice': () => {
      stored = { ...(sent.at(-1)?.body as VoiceSettings), version: stored.version + 1 };
      return { body: stored };
    },
  });
});

afterEach(() => {
  voiceSettings.follow(null);
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

/** What a screen reader would read out, in order. */
function listen(region: HTMLElement): string[] {
  const said: string[] = [];
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) said.push(node.textContent ?? '');
  }).observe(region, { childList: true, subtree: true, characterData: true });
  return said;
}

it('says once that it is saved, however many steps a slider made, and again after the next', async () => {
  show(<SavingState />);
  const said = listen(await screen.findByRole('status'));
  vi.useFakeTimers();
  act(() => voiceSettings.follow('u1'));
  await pass(100);
  for (let round = 1; round <= 2; round++) {
    for (let step = 0; step < 25; step++) {
      act(() => voiceSettings.change(editAccount({ outputVolumePercent: 100 + 30 * round + step })));
      await pass(120);
    }
    expect(stored.version, 'saved many times meanwhile').toBeGreaterThan(round * 10);
    await pass(2_000);
    expect(said).toHaveLength(round);
  }
  expect(screen.getByRole('status')).toHaveTextContent(/Saved|Gespeichert/);
});
