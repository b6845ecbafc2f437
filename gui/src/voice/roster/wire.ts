/** What the API says about a voice room as it happens: the shapes of its events, and how their text is read. */
import type { Participant, Room, RoomCounts, RosterSnapshot } from '../../api/types';

export type LeaveReason =
  | 'left'
  | 'expired'
  | 'replaced'
  | 'moved'
  | 'stream_ended'
  | 'room_closed'
  | 'revoked'
  | 'kicked'
  | 'banned'
  | 'sfu_gone';

/** Where a room's changes stand: `epoch` is new when the server lost its state, `version` counts the changes. */
export type Position = { readonly epoch: string; readonly version: number };

/** A change of the room: it has a position, and the digest of the roster after it. */
export type PositionedEvent = { readonly position: Position; readonly digest: string } & (
  | { readonly t: 'roster_snapshot'; readonly d: RosterSnapshot }
  | {
      readonly t: 'participant_joined';
      readonly d: {
        readonly participant: Participant;
        readonly counts: RoomCounts;
        /** The server had lost the seat; nobody came. */
        readonly restored?: true;
      };
    }
  | {
      readonly t: 'participant_updated';
      readonly d: { readonly participant: Participant; readonly counts: RoomCounts };
    }
  | {
      readonly t: 'participant_left';
      readonly d: {
        readonly userId: string;
        readonly sessionId: string;
        readonly reason: LeaveReason;
        readonly counts: RoomCounts;
      };
    }
  | { readonly t: 'hand_queue_updated'; readonly d: { readonly hands: readonly string[] } }
  | { readonly t: 'room_updated'; readonly d: { readonly room: Room } }
  | { readonly t: 'room_closed'; readonly d: { readonly reason: string } }
  | { readonly t: 'unknown'; readonly d: unknown }
);

export type SnapshotEvent = PositionedEvent & { readonly t: 'roster_snapshot' };

/** What is said of the moment and never repeated. */
export type EphemeralEvent =
  | { readonly t: 'speakers_changed'; readonly d: { readonly speaking: readonly string[]; readonly seq: number } }
  | { readonly t: 'degraded'; readonly d: { readonly reason: string } }
  | { readonly t: 'bye'; readonly d: { readonly retryMs: number } };

export type RoomEvent = PositionedEvent | EphemeralEvent;

const positioned = new Set([
  'roster_snapshot',
  'participant_joined',
  'participant_updated',
  'participant_left',
  'hand_queue_updated',
  'room_updated',
  'room_closed',
]);
const ephemeral = new Set(['speakers_changed', 'degraded', 'bye']);

/** Parses `<epoch>-<version>`; undefined when it is not one. */
export function parsePosition(text: unknown): Position | undefined {
  const match = typeof text === 'string' ? /^([0-9a-f]{16})-(\d{1,15})$/.exec(text) : null;
  return match ? { epoch: match[1] as string, version: Number(match[2]) } : undefined;
}

/** Reads one envelope; undefined for text that is none, and for events without position that this page does not know. */
export function parseEnvelope(text: string): RoomEvent | undefined {
  const envelope = parseObject(text);
  if (!envelope || typeof envelope.t !== 'string' || !isObject(envelope.d)) return undefined;
  const { t, d } = envelope;
  if (ephemeral.has(t)) return { t, d } as unknown as EphemeralEvent;
  const position = parsePosition(envelope.p);
  const digest = envelope.h;
  if (!position || typeof digest !== 'string') return undefined;
  // An event of a later release still moves the room on by one version.
  return { t: positioned.has(t) ? t : 'unknown', d, position, digest } as unknown as PositionedEvent;
}

/** Parses a JSON object; undefined when the text is anything else. */
function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
