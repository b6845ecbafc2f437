// @vitest-environment node
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { seededRandom } from '../testing/room';
import { digestOf, emptyDigest, formatDigest, toggle } from './digest';
import { sha1Head } from './sha1';

it('hashes texts of every length around the block borders as the platform does', () => {
  for (let length = 0; length < 200; length++) {
    const text = 'ä'.repeat(length % 7) + 'x'.repeat(length);
    const [high, low] = sha1Head(text);
    expect(formatDigest([high, low]), text).toBe(createHash('sha1').update(text).digest('hex').slice(0, 16));
  }
});

it('gives sixteen zeros for an empty room', () => {
  expect(formatDigest(emptyDigest)).toBe('0000000000000000');
});

it('does not depend on the order and undoes what it did', () => {
  const random = seededRandom(7);
  const people = Array.from({ length: 50 }, (_, i) => ({ userId: `user-${i}`, version: Math.floor(random() * 1e6) }));
  const digest = digestOf(people);
  expect(digestOf(people.toReversed())).toEqual(digest);
  expect(people.reduce(toggle, digest)).toEqual(emptyDigest);
});
