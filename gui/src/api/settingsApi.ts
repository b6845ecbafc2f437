import { api, bodyOf } from './client';
import type { Problem } from './problem';
import type { components } from './schema';
import { fitting } from './settingsSize';
import type { SettingsDocument, VoiceSettings } from './voiceSettings';

/** Reads this user's settings; rejects with `other-user` where somebody else is signed in by now. */
export async function readSettings(user: string): Promise<SettingsDocument> {
  return bodyOf(await api.GET('/api/settings/voice', { params: { query: { user } } }));
}

/** Browsers let about 64 KiB of requests outlive their page, and refuse what is longer. */
const OUTLIVING_CHARACTERS = 20_000;

/**
 * Stores this user's settings in place of that version; rejects with `version-conflict` when another one stands there, and
 * with `other-user` where somebody else is signed in by now. Goes on when the page goes.
 */
export async function writeSettings(user: string, settings: VoiceSettings, version: number): Promise<SettingsDocument> {
  const body = bodyFor(settings);
  return bodyOf(
    await api.PUT('/api/settings/voice', {
      params: { query: { user }, header: { 'If-Match': `"${version}"` } },
      body,
      keepalive: JSON.stringify(body).length <= OUTLIVING_CHARACTERS,
    }),
  );
}

/** A version is told beside the body, and the API takes no member that it does not know. */
function bodyFor(settings: VoiceSettings): components['schemas']['SettingsDocument'] {
  const { account, devices, streams, people } = fitting(settings);
  return { account, devices: [...devices], streams: [...streams], people: [...people] };
}

/** The settings that stand where a change of older ones was refused. */
export function currentOf(problem: Problem): SettingsDocument | undefined {
  return (problem.current ?? undefined) as components['schemas']['SettingsConflict']['current'] | undefined;
}
