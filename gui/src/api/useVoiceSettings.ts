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
