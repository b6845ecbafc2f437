import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { editPerson } from '../../api/settingsEdits';
import { voiceSettings } from '../../api/settingsStore';
import { DEFAULT_VOICE_SETTINGS, type VoiceSettings } from '../../api/voiceSettings';
import { fakeApi, problem } from '../../testing/fakeApi';
import { show } from '../../testing/show';
import { UnsavedNotice } from './UnsavedNotice';

let away: boolean;
let stored: VoiceSettings & { version: number };

beforeEach(() => {
  localStorage.clear();
  away = true;
  stored = { ...DEFAULT_VOICE_SETTINGS, version: 1 };
  const { sent } = fakeApi({
    'GET /api/settings/voice': () => ({ body: stored }),
    'PUT /api/settings/voice': () => {
      if (away) return problem(503, 'backend-unavailable');
      stored = { ...(sent.at(-1)?.body as VoiceSettings), version: stored.version + 1 };
      return { body: stored };
    },
  });
});

afterEach(() => voiceSettings.follow(null));

it('says that a change waits, also after a reload, and stores it on a press', async () => {
  voiceSettings.follow('u1');
  voiceSettings.change(editPerson('u9', { volumePercent: 40 }));
  await waitFor(() => expect(voiceSettings.view.get().saving.kind).toBe('waiting'));
  voiceSettings.follow(null);

  const { user } = show(<UnsavedNotice />);
  voiceSettings.follow('u1');
  expect(await screen.findByText(/not saved yet|noch nicht gespeichert/)).toBeVisible();
  away = false;
  await user.click(screen.getByRole('button'));
  await waitFor(() => expect(screen.queryByRole('button')).not.toBeInTheDocument());
  expect(stored.people).toEqual([{ userId: 'u9', volumePercent: 40, muted: false }]);
});

it('says nothing where settings cannot be read and nothing was changed', async () => {
  fakeApi({ 'GET /api/settings/voice': problem(503, 'backend-unavailable') });
  voiceSettings.follow('u1');
  show(<UnsavedNotice />);
  await waitFor(() => expect(voiceSettings.view.get().saving.kind).toBe('waiting'));
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});
