import { Problem, problemOf } from '../../api/problem';
import type { JoinReply, ParticipantsPage } from '../../api/types';
import type { SnapshotEvent } from '../roster/wire';
import { parsePosition } from '../roster/wire';
import type { Seat } from './callState';
import type { SelfFlags } from './selfSync';

const TIMEOUT_MS = 8_000;

/** What opens a room that is not open to everybody. */
export type Pass = { readonly invite?: string; readonly password?: string };

/** People in one page of a room's list: as many as the API gives. */
const PAGE = 250;

/** Which people of a room: whose name holds `q`, after the place that the page before ended at. */
export type PeopleQuery = { readonly q: string; readonly after: string | undefined };

/** What a voice room's page asks of the API. Refusals are thrown as problems. */
export class VoiceApi {
  readonly #base: string;

  constructor(streamId: string) {
    this.#base = `/api/voice/streams/${encodeURIComponent(streamId)}`;
  }

  get eventsUrl(): string {
    return `${this.#base}/events`;
  }

  get heartbeatUrl(): string {
    return `${this.#base}/heartbeat`;
  }

  async state(signal: AbortSignal): Promise<string> {
    const timed = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const response = await answer(`${this.#base}/state`, { signal: timed, cache: 'no-store' });
    return response.text();
  }

  /** A page of the people in the room, in the order of their joining. */
  async participants({ q, after }: PeopleQuery, signal: AbortSignal): Promise<ParticipantsPage> {
    const query = new URLSearchParams({ limit: String(PAGE), ...(q && { q }), ...(after && { after }) });
    const timed = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const response = await answer(`${this.#base}/participants?${query}`, { signal: timed, cache: 'no-store' });
    return response.json().catch(noAnswer);
  }

  /** `key` names this attempt: repeating it brings the same seat with a fresh token. */
  async join(key: string, flags: SelfFlags, pass: Pass = {}): Promise<JoinReply> {
    const response = await this.#post('join', { ...flags, ...pass }, { 'Idempotency-Key': key });
    return response.json().catch(noAnswer);
  }

  async heartbeat(session: string): Promise<void> {
    await this.#post('heartbeat', { session });
  }

  async me(session: string, flags: SelfFlags): Promise<void> {
    await this.#post('me', { session, ...flags });
  }

  async speaking(session: string, speaking: boolean): Promise<void> {
    await this.#post('speaking', { session, speaking });
  }

  async leave(session: string): Promise<void> {
    await this.#post('leave', { session });
  }

  /** Gives the seat back while the page is going away, when no answer can be awaited any more. */
  leaveNow(session: string): void {
    const body = JSON.stringify({ session });
    const sent = navigator.sendBeacon?.(`${this.#base}/leave`, new Blob([body], { type: 'application/json' }));
    if (!sent) this.leave(session).catch(() => undefined);
  }

  #post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
    return answer(`${this.#base}/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
      keepalive: true,
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }
}

async function answer(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch(noAnswer);
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** The connection broke before or in the middle of the answer. */
function noAnswer(error: unknown): never {
  throw new Problem('offline', { detail: String(error) });
}

/** The seat of a join reply. */
export function seatOfReply(reply: JoinReply): Seat {
  const [userId = '', sessionId = ''] = reply.identity.split('.');
  return {
    session: reply.session,
    identity: reply.identity,
    userId,
    sessionId,
    mayTalk: reply.permission.canPublish,
    nearlyFull: reply.warning === 'nearly_full',
    heartbeatMs: reply.heartbeat.intervalMs,
  };
}

/** The roster of a join reply, as if it had come as an event; undefined when its position is none. */
export function snapshotOfReply({ roster }: JoinReply): SnapshotEvent | undefined {
  const position = parsePosition(roster.position);
  return position && { t: 'roster_snapshot', position, digest: roster.digest, d: roster };
}
