import { expect, it } from 'vitest';
import { isInsecure } from './failure';

const secure = 'https://earshot.example/s/demo';
const plain = 'http://earshot.example/s/demo';

it.each([
  ['http://cdn.example/live.m3u8', secure, true],
  ['https://cdn.example/live.m3u8', secure, false],
  ['/demo/live.m3u8', secure, false],
  ['http://127.0.0.1:9000/live.m3u8', secure, false],
  ['http://localhost/live.m3u8', secure, false],
  ['http://127.0.0.1.example/live.m3u8', secure, true],
  ['http://cdn.example/live.m3u8', plain, false],
])('%s on %s is kept from the page: %s', (src, page, kept) => {
  expect(isInsecure(src, page)).toBe(kept);
});
