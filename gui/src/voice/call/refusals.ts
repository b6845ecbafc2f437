import { Problem } from '../../api/problem';
import type { LeaveReason } from '../roster/wire';
import type { Refusal } from './callState';

/** Thrown where the call fails for a reason that did not come from the API. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, cause: unknown) {
    super(refusal, { cause });
    this.refusal = refusal;
  }
}

const shown = new Set<string>([
  'unauthenticated',
  'denied',
  'not-found',
  'room-full',
  'room-locked',
  'room-closed',
  'host-absent',
  'invite-needed',
  'password-needed',
  'account-needed',
  'session-replaced',
  'rate-limited',
  'sfu-unavailable',
  'backend-unavailable',
  'offline',
] satisfies Refusal[]);

/** Why the call failed, in the page's words. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (!(error instanceof Problem)) return 'unexpected';
  if (error.slug === 'forbidden') return 'denied';
  return shown.has(error.slug) ? (error.slug as Refusal) : 'unexpected';
}

/** Why a seat may not be taken again after its heartbeat failed; undefined where it may. */
export function seatRefusalOf(error: unknown): 'session-replaced' | 'unauthenticated' | undefined {
  switch (error instanceof Problem && error.slug) {
    case 'session-replaced':
      return 'session-replaced';
    // The seat belongs to another user than the one who is signed in now, or to nobody.
    case 'forbidden':
    case 'unauthenticated':
      return 'unauthenticated';
    default:
      return undefined;
  }
}

const passing = new Set<Refusal>([
  'offline',
  'backend-unavailable',
  'sfu-unavailable',
  'rate-limited',
  'media-unreachable',
]);

/** Whether the same request may well succeed a little later. */
export function isPassing(refusal: Refusal): boolean {
  return passing.has(refusal);
}

/** What the end of the own seat means, by the reason that the room was told; undefined: we left by ourselves. */
export const endings: Record<LeaveReason, Refusal | 'rejoin' | undefined> = {
  left: undefined,
  expired: 'rejoin',
  sfu_gone: 'rejoin',
  replaced: 'session-replaced',
  moved: 'session-replaced',
  stream_ended: 'room-closed',
  room_closed: 'room-closed',
  revoked: 'unauthenticated',
  kicked: 'removed',
  banned: 'denied',
};
