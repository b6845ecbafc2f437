import type { Participant } from '../../api/types';
import { sha1Head } from './sha1';

/** Tells two rosters apart: XOR over the participants of the first 8 bytes of SHA-1(`userId:version`), as two words. */
export type Digest = readonly [high: number, low: number];

export const emptyDigest: Digest = [0, 0];

/** The digest with the participant added, or taken away where it was in. */
export function toggle(digest: Digest, { userId, version }: Pick<Participant, 'userId' | 'version'>): Digest {
  const [high, low] = sha1Head(`${userId}:${version}`);
  return [(digest[0] ^ high) >>> 0, (digest[1] ^ low) >>> 0];
}

export function digestOf(participants: Iterable<Pick<Participant, 'userId' | 'version'>>): Digest {
  let digest = emptyDigest;
  for (const participant of participants) digest = toggle(digest, participant);
  return digest;
}

/** 16 lower-case hex digits. */
export function formatDigest(digest: Digest): string {
  return digest.map((word) => word.toString(16).padStart(8, '0')).join('');
}
