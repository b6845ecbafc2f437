import { api, bodyOf } from './client';
import type { Problem } from './problem';
import type { components } from './schema';
import type { SettingsDocument, VoiceSettings } from './voiceSettings';

/** Reads the signed-in user's settings. */
export async function readSettings(): Promise<SettingsDocument> {
  return bodyOf(await api.GET('/api/settings/voice'));
}

/** Stores settings in place of that version; rejects with `version-conflict` when another one stands there. */
export async function writeSettings(
  settings: VoiceSettings,
  version: number,
  { keepalive = false } = {},
): Promise<SettingsDocument> {
  return bodyOf(
    await api.PUT('/api/settings/voice', {
      params: { header: { 'If-Match': `"${version}"` } },
      body: bodyFor(settings),
      keepalive,
    }),
  );
}

/** A version is told beside the body, and the API takes no member that it does not know. */
function bodyFor({ account, devices, streams, people }: VoiceSettings): components['schemas']['SettingsDocument'] {
  return { account, devices: [...devices], streams: [...streams], people: [...people] };
}

/** The settings that stand where a change of older ones was refused. */
export function currentOf(problem: Problem): SettingsDocument | undefined {
  return (problem.current ?? undefined) as SettingsDocument | undefined;
}
