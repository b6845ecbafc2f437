import { expect, it } from 'vitest';
import { edited, editPerson } from './settingsEdits';
import { fitting, MOST_BYTES } from './settingsSize';
import { DEFAULT_VOICE_SETTINGS, MOST, type VoiceSettings } from './voiceSettings';

const uuid = (i: number) => `01939a3e-7b1c-7def-8a12-${String(i).padStart(12, '0')}`;
const listOf = <T>(count: number, entry: (i: number) => T) => Array.from({ length: count }, (_, i) => entry(i));

/** As long as the API lets each part be, with `letter` in names. */
function fullest(letter: string): VoiceSettings {
  const device = (i: number) => ({ id: letter.repeat(200), label: letter.repeat(200), groupId: `${i}` });
  return {
    ...DEFAULT_VOICE_SETTINGS,
    people: listOf(MOST.people, (i) => ({ userId: uuid(i), volumePercent: 200, muted: false })),
    streams: listOf(MOST.streams, (i) => ({
      streamId: `${i}`.padStart(64, 'a'),
      autoJoin: false,
      balance: -100,
    })),
    devices: listOf(MOST.devices, (i) => ({
      key: `${i}`.padStart(64, 'k'),
      label: letter.repeat(80),
      input: device(i),
      output: device(i),
    })),
  };
}

const bytes = (settings: VoiceSettings) => new TextEncoder().encode(JSON.stringify(settings)).length;

it.each(['a', 'ö', '🎧', '"'])(
  'full lists with the longest names, of %s, fit, and what was changed last stays',
  (letter) => {
    const full = edited(fullest(letter), editPerson(uuid(0), { volumePercent: 10 }));
    expect(bytes(full)).toBeGreaterThan(MOST_BYTES);
    const sent = fitting(full);
    expect(bytes(sent)).toBeLessThanOrEqual(MOST_BYTES);
    expect(bytes(sent), 'no more goes than must').toBeGreaterThan(MOST_BYTES - 6_000);
    for (const list of ['people', 'streams', 'devices'] as const) {
      expect(sent[list].length).toBeGreaterThan(0);
      expect(sent[list]).toEqual(full[list].slice(-sent[list].length));
    }
    expect(sent.people.at(-1)).toEqual({ userId: uuid(0), volumePercent: 10, muted: false });
  },
);

it('what fits stays the very same', () => {
  const some = { ...fullest('a'), devices: [], streams: [] };
  expect(fitting(some)).toBe(some);
});
