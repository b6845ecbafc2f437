import type { Participant } from '../../api/types';

/** The place in the room that a join got: who one is there, and the key that renews and returns it. */
export type Seat = {
  /** The signed session token; secret. */
  readonly session: string;
  readonly identity: string;
  readonly userId: string;
  readonly sessionId: string;
  readonly mayTalk: boolean;
  /** The room is over its soft cap: the sound may suffer. */
  readonly nearlyFull: boolean;
  readonly heartbeatMs: number;
};

/** Why one is not in the room; the slugs of the API's problems, and what only this page can see. */
export type Refusal =
  | 'unauthenticated'
  | 'denied'
  | 'not-found'
  | 'room-full'
  | 'room-locked'
  | 'room-closed'
  | 'host-absent'
  | 'invite-needed'
  | 'password-needed'
  | 'account-needed'
  | 'session-replaced'
  | 'rate-limited'
  | 'sfu-unavailable'
  | 'backend-unavailable'
  | 'removed'
  | 'offline'
  | 'media-unreachable'
  | 'unexpected';

/** What is being brought back: the place in the room, or only the sound. */
type Lost = 'seat' | 'media';

export type CallState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'joining'; readonly seat: Seat | undefined }
  | { readonly kind: 'joined'; readonly seat: Seat }
  | { readonly kind: 'reconnecting'; readonly seat: Seat; readonly lost: Lost }
  | { readonly kind: 'leaving' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export type CallEvent =
  | { readonly kind: 'join_pressed' }
  | { readonly kind: 'prepared' }
  | { readonly kind: 'seat_taken'; readonly seat: Seat }
  | { readonly kind: 'media_up' }
  | { readonly kind: 'media_down' }
  | { readonly kind: 'seat_lost' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'leave_pressed' }
  | { readonly kind: 'left' };

export const idle: CallState = { kind: 'idle' };

/** The next state; an event that means nothing in a state leaves it as it is. */
export function reduce(state: CallState, event: CallEvent): CallState {
  switch (event.kind) {
    case 'join_pressed':
      return state.kind === 'idle' || state.kind === 'refused' ? { kind: 'preparing' } : state;
    case 'prepared':
      return state.kind === 'preparing' ? { kind: 'joining', seat: undefined } : state;
    case 'seat_taken':
      return seatTaken(state, event.seat);
    case 'media_up':
      return mediaUp(state);
    case 'media_down':
      return state.kind === 'joined' ? { kind: 'reconnecting', seat: state.seat, lost: 'media' } : state;
    case 'seat_lost':
      return 'seat' in state && state.seat && state.kind !== 'joining'
        ? { kind: 'reconnecting', seat: state.seat, lost: 'seat' }
        : state;
    case 'refused':
      return isOut(state) ? state : { kind: 'refused', refusal: event.refusal };
    case 'leave_pressed':
      return isOut(state) ? idle : { kind: 'leaving' };
    case 'left':
      return state.kind === 'leaving' ? idle : state;
  }
}

function seatTaken(state: CallState, seat: Seat): CallState {
  if (state.kind === 'joining') return { kind: 'joining', seat };
  if (state.kind === 'reconnecting') return { kind: 'reconnecting', seat, lost: 'media' };
  return state;
}

function mediaUp(state: CallState): CallState {
  if (state.kind === 'joining' && state.seat) return { kind: 'joined', seat: state.seat };
  if (state.kind === 'reconnecting' && state.lost === 'media') return { kind: 'joined', seat: state.seat };
  return state;
}

/** Neither in the room nor on the way in or out. */
export function isOut(state: CallState): boolean {
  return state.kind === 'idle' || state.kind === 'refused' || state.kind === 'leaving';
}

/** The seat one holds, if any. */
export function seatOf(state: CallState): Seat | undefined {
  return 'seat' in state ? state.seat : undefined;
}

/** Whether this participant is oneself, in this very tab. */
export function isOwn(seat: Seat | undefined, participant: Pick<Participant, 'userId' | 'sessionId'>): boolean {
  return seat?.sessionId === participant.sessionId && seat.userId === participant.userId;
}
