import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEFAULT_VOICE_SETTINGS } from './voiceSettings';

/** The page that a test of the API holds against what the API answers to who never changed anything. */
const page = readFileSync(`${import.meta.dirname}/../../../docs/golden-settings.md`, 'utf8');

/** Every value of the document by its place in it. */
function places(value: unknown, at = ''): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [[at, typeof value === 'string' ? value : JSON.stringify(value)]];
  }
  return Object.entries(value).flatMap(([key, part]) => places(part, `${at}/${key}`));
}

it('the defaults are those of the API', () => {
  const documented = [...page.matchAll(/^\| `(\/[^`]+)` \| `([^`]*)` \|/gm)].map(([, at, value]) => [at, value]);
  expect(documented).toContainEqual(['/account/joinMuted', 'false']);
  expect(Object.fromEntries(places(DEFAULT_VOICE_SETTINGS))).toEqual(Object.fromEntries(documented));
});
