import { useEffect } from 'react';
import { useReadable } from '../store/useReadable';
import { voiceSettings } from './settingsStore';
import type { SettingsView } from './settingsSync';
import type { VoiceSettings } from './voiceSettings';

/** The voice settings that hold on this page, live. */
export function useVoiceSettings(): VoiceSettings {
  return useReadable(voiceSettings.settings);
}

/** The same, with how far the account's copy is behind. */
export function useSettingsView(): SettingsView {
  return useReadable(voiceSettings.view);
}

/** Keeps the settings those of this user; undefined while it is not known who is here. */
export function useFollowVoiceSettings(userId: string | null | undefined): void {
  useEffect(() => {
    if (userId !== undefined) voiceSettings.follow(userId);
  }, [userId]);
}
