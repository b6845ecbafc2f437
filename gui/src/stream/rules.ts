/** Bounds of a stream's fields; the API holds the same ones and has the last word. */
export const titleRule = { max: 120 };
export const capRule = { min: 1, max: 500 };

export function isTitle(text: string): boolean {
  const length = [...text.trim()].length;
  return length >= 1 && length <= titleRule.max;
}

/** An http(s) address, or a path on this site. */
export function isPlaybackUrl(text: string): boolean {
  const address = text.trim();
  if (address.length > 2000) return false;
  if (address.startsWith('/')) return !address.startsWith('//');
  return URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
}

export function isCap(text: string): boolean {
  const places = Number(text);
  return Number.isInteger(places) && places >= capRule.min && places <= capRule.max;
}
