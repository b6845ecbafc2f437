import { describe, expect, it } from 'vitest';
import { plausibleToken, plausibleUrl } from './admission';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl';

describe('addresses', () => {
  it.each(['ws://127.0.0.1:7880', 'wss://voice.example.org', 'wss://voice.example.org:443/sfu?x=1'])(
    '%s is taken',
    (url) => {
      expect(plausibleUrl(url)).toBe(true);
    },
  );

  it.each([
    '',
    'http://127.0.0.1',
    'https://voice.example.org',
    'javascript:alert(1)',
    'data:text/plain,x',
    '//voice.example.org',
    'wss://user:secret@voice.example.org',
    'wss://voice.example.org/#x',
    'wss://',
    `wss://voice.example.org/${'x'.repeat(2_000)}`,
    null,
    {},
  ])('%j is refused', (url) => {
    expect(plausibleUrl(url)).toBe(false);
  });
});

describe('tokens', () => {
  it('of three base64url parts are taken', () => {
    expect(plausibleToken(token)).toBe(true);
  });

  it.each([
    '',
    'a.b',
    `${token}.more`,
    '..',
    `${token} `,
    `${token}=`,
    token.replace('.', '\n.'),
    'x'.repeat(9_000),
    undefined,
    7,
  ])('%j is refused', (text) => {
    expect(plausibleToken(text)).toBe(false);
  });
});
