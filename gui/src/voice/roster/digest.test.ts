// @vitest-environment node
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
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

interface Vector {
  readonly comment: string;
  readonly participants: readonly { readonly userId: string; readonly version: number }[];
  readonly digest: string;
}

it('makes the digests that sha1sum and a shell made', () => {
  const file = new URL('../../../../api/src/test/resources/roster-digest-vectors.json', import.meta.url);
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as readonly Vector[];
  expect(vectors.length).toBeGreaterThanOrEqual(20);
  for (const vector of vectors) {
    expect(formatDigest(digestOf(vector.participants)), vector.comment).toBe(vector.digest);
  }
});
