import { describe, expect, it } from 'vitest';
import { type CallEvent, type CallState, idle, reduce, type Seat } from './callState';

const seat: Seat = {
  session: 'secret',
  identity: 'ada.1',
  userId: 'ada',
  sessionId: '1',
  mayTalk: true,
  nearlyFull: false,
  heartbeatMs: 5_000,
};
const other: Seat = { ...seat, sessionId: '2' };

function stateAfter(...events: CallEvent[]): CallState {
  return events.reduce(reduce, idle);
}

const way = [
  { kind: 'join_pressed' },
  { kind: 'prepared' },
  { kind: 'seat_taken', seat },
  { kind: 'media_up' },
] as const satisfies readonly CallEvent[];

it('goes from the press to the room in four steps', () => {
  expect(way.map((_, i) => stateAfter(...way.slice(0, i + 1)).kind)).toEqual([
    'preparing',
    'joining',
    'joining',
    'joined',
  ]);
});

describe('in the room', () => {
  it('a lost connection to the SFU comes back', () => {
    const down = stateAfter(...way, { kind: 'media_down' });
    expect(down).toEqual({ kind: 'reconnecting', seat, lost: 'media' });
    expect(reduce(down, { kind: 'media_up' })).toEqual({ kind: 'joined', seat });
  });

  it('a lost seat is back only with a new seat and its sound', () => {
    const lost = stateAfter(...way, { kind: 'seat_lost' });
    expect(reduce(lost, { kind: 'media_up' })).toEqual(lost);
    const seated = reduce(lost, { kind: 'seat_taken', seat: other });
    expect(seated).toEqual({ kind: 'reconnecting', seat: other, lost: 'media' });
    expect(reduce(seated, { kind: 'media_up' })).toEqual({ kind: 'joined', seat: other });
  });

  it('a refusal ends it, and one can join again', () => {
    const refused = stateAfter(...way, { kind: 'refused', refusal: 'session-replaced' });
    expect(refused).toEqual({ kind: 'refused', refusal: 'session-replaced' });
    expect(reduce(refused, { kind: 'join_pressed' }).kind).toBe('preparing');
  });
});

describe('leaving', () => {
  it.each([1, 2, 3, 4])('works %i steps into a join', (steps) => {
    const leaving = stateAfter(...way.slice(0, steps), { kind: 'leave_pressed' });
    expect(leaving.kind).toBe('leaving');
    expect(reduce(leaving, { kind: 'left' })).toEqual(idle);
  });

  it('is not undone by what arrives late', () => {
    const leaving = stateAfter(...way.slice(0, 2), { kind: 'leave_pressed' });
    for (const late of [way[2], way[3], { kind: 'refused', refusal: 'offline' } as const]) {
      expect(reduce(leaving, late)).toEqual(leaving);
    }
  });
});

it('takes no event out of its turn', () => {
  const events: CallEvent[] = [
    { kind: 'prepared' },
    { kind: 'seat_taken', seat },
    { kind: 'media_up' },
    { kind: 'media_down' },
    { kind: 'seat_lost' },
    { kind: 'refused', refusal: 'offline' },
    { kind: 'leave_pressed' },
    { kind: 'left' },
  ];
  for (const event of events) expect(reduce(idle, event)).toEqual(idle);
  expect(reduce({ kind: 'joined', seat }, { kind: 'join_pressed' })).toEqual({ kind: 'joined', seat });
});
