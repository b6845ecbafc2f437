/** Where media go to and with which key, as the join reply names them. */
export type MediaAddress = { readonly url: string; readonly token: string };

const LONGEST_URL = 2_000;
const LONGEST_TOKEN = 8_192;
const base64UrlPart = /^[A-Za-z0-9_-]{4,}$/;

/** Whether the address is one that the page may open: a web socket, and no user or fragment hidden in it. */
export function plausibleUrl(url: unknown): url is string {
  if (typeof url !== 'string' || url.length > LONGEST_URL || !URL.canParse(url)) return false;
  const { protocol, username, password, hash } = new URL(url);
  return (protocol === 'ws:' || protocol === 'wss:') && username === '' && password === '' && hash === '';
}

/** Whether the text has the shape of a signed token. Whether it is one is for the SFU to say. */
export function plausibleToken(token: unknown): token is string {
  if (typeof token !== 'string' || token.length > LONGEST_TOKEN) return false;
  const parts = token.split('.');
  return parts.length === 3 && parts.every((part) => base64UrlPart.test(part));
}

export function plausible(address: MediaAddress): boolean {
  return plausibleUrl(address.url) && plausibleToken(address.token);
}
