import type { Client } from 'openapi-fetch';
import { api, bodyOf } from './client';
import type { Problem } from './problem';
import type { SettingsDocument, VoiceSettings } from './voiceSettings';

type Answer = { content: { 'application/json': SettingsDocument } };
type Operation = {
  parameters: { header?: { 'If-Match'?: string } };
  requestBody?: { content: { 'application/json': VoiceSettings } };
  responses: { 200: Answer };
};
const settings = api as unknown as Client<{ '/api/settings/voice': { get: Operation; put: Operation } }>;

/** Reads the signed-in user's settings. */
export async function readSettings(): Promise<SettingsDocument> {
  return bodyOf(await settings.GET('/api/settings/voice')) as SettingsDocument;
}

/** Stores settings in place of that version; rejects with `version-conflict` when another one stands there. */
export async function writeSettings(
  { account, devices, streams, people }: VoiceSettings,
  version: number,
  { keepalive = false } = {},
): Promise<SettingsDocument> {
  return bodyOf(
    await settings.PUT('/api/settings/voice', {
      params: { header: { 'If-Match': `"${version}"` } },
      body: { account, devices, streams, people },
      keepalive,
    }),
  ) as SettingsDocument;
}

/** The settings that stand where a change of older ones was refused. */
export function currentOf(problem: Problem): SettingsDocument | undefined {
  return (problem.current ?? undefined) as SettingsDocument | undefined;
}
