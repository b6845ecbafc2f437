import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { editAccount } from '../api/settingsEdits';
import { voiceSettings } from '../api/settingsStore';
import { isVolumeIgnored } from '../audio/mediaVolume';
import { streamSound } from '../audio/streamSound';
import { show } from '../testing/show';
import { StreamSection } from './StreamSection';

vi.mock('../audio/mediaVolume', () => ({ isVolumeIgnored: vi.fn(() => false) }));

const balance = () => voiceSettings.settings.get().account.balance;
const ends = /^(Voices only|Nur Stimmen)$/;

afterEach(() => {
  vi.mocked(isVolumeIgnored).mockReturnValue(false);
  streamSound.setMuteWhileSpeaking(false);
  voiceSettings.change(editAccount({ balance: 0 }));
});

it('goes to one end of the balance and back by a switch', async () => {
  const { user } = show(<StreamSection stream={undefined} />);
  const only = await screen.findByRole('switch', { name: ends });
  await user.click(only);
  expect(balance()).toBe(100);
  expect(only).toBeChecked();
  await user.click(only);
  expect(balance()).toBe(0);
});

it('offers to silence the stream where it cannot be lowered, and says why', async () => {
  vi.mocked(isVolumeIgnored).mockReturnValue(true);
  const { user } = show(<StreamSection stream={undefined} />);
  expect(await screen.findByText(/its own buttons|seine eigenen Tasten/)).toBeVisible();
  await user.click(screen.getByRole('switch', { name: /^(Silence the stream|Den Stream stumm)/ }));
  expect(streamSound.muteWhileSpeaking.get()).toBe(true);
});
