/** Bounds of the account's fields; the API holds the same ones and has the last word. */
const namePattern = /^[a-z0-9_.-]{3,32}$/;
export const passwordRule = { min: 8, max: 200 };
export const displayNameRule = { max: 40 };

export function isName(text: string): boolean {
  return namePattern.test(text.trim().toLowerCase());
}

export function isPassword(text: string): boolean {
  return text.length >= passwordRule.min && text.length <= passwordRule.max;
}

/** Control characters, and those that turn the direction of the text around them. */
const hiddenCharacters = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

export function isDisplayName(text: string): boolean {
  const length = [...text.trim()].length;
  return length >= 1 && length <= displayNameRule.max && !hiddenCharacters.test(text);
}
