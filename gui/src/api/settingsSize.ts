import type { VoiceSettings } from './voiceSettings';

/** The most that the API takes, bytes of JSON. */
export const MOST_BYTES = 64 * 1024;

const lists = ['people', 'streams', 'devices'] as const;

/**
 * The settings as the API takes them: where full lists with long names come to more, the longest list lets go of what was
 * changed longest ago.
 */
export function fitting(settings: VoiceSettings): VoiceSettings {
  let kept = settings;
  let over = bytesOf(kept) - MOST_BYTES;
  while (over > 0) {
    const sizes = lists.map((list) => ({ list, bytes: bytesOf(kept[list]) }));
    const { list } = sizes.reduce((longest, each) => (each.bytes > longest.bytes ? each : longest));
    // With the comma behind it; the last entry of a list has none.
    over -= bytesOf(kept[list][0]) + (kept[list].length > 1 ? 1 : 0);
    kept = { ...kept, [list]: kept[list].slice(1) };
  }
  return kept;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
