import type {
  ActionReply,
  AuditEntry,
  AuditFilter,
  Report,
  RoomReply,
  RoomSettings,
  Sanction,
} from './moderationTypes';
import { Problem, problemOf } from './problem';
import type { components } from './schema';

type Schemas = components['schemas'];
type Because = { readonly reason?: string };

const TIMEOUT_MS = 10_000;

/** One page of something that is read page by page; `next` is where the next one begins. */
export type Page<T> = { readonly items: readonly T[]; readonly next: string | null };

/** What hosts and moderators ask of one room, and what everybody may ask about others. Refusals are thrown as problems. */
export class ModerationApi {
  readonly #room: string;

  constructor(streamId: string) {
    this.#room = `/api/voice/streams/${encodeURIComponent(streamId)}`;
  }

  mute = (userId: string, because: Because) => this.#onPerson('POST', userId, 'mute', because);
  unmute = (userId: string) => this.#onPerson('DELETE', userId, 'mute');
  deafen = (userId: string, because: Because) => this.#onPerson('POST', userId, 'deafen', because);
  undeafen = (userId: string) => this.#onPerson('DELETE', userId, 'deafen');
  askToMute = (userId: string, because: Because) => this.#onPerson('POST', userId, 'soft-mute', because);
  askToUnmute = (userId: string, because: Because) => this.#onPerson('POST', userId, 'ask-unmute', because);
  timeOut = (userId: string, body: Schemas['TimeoutBody']) => this.#onPerson('POST', userId, 'timeout', body);
  endTimeout = (userId: string) => this.#onPerson('DELETE', userId, 'timeout');
  kick = (userId: string, body: Schemas['KickBody']) => this.#onPerson('POST', userId, 'kick', body);
  endCoolOff = (userId: string) => this.#onPerson('DELETE', userId, 'kick');
  changeRole = (userId: string, body: Schemas['RoleBody']) => this.#onPerson('PUT', userId, 'role', body);
  /** Gives the own role back. */
  stepDown = (ownId: string) => this.changeRole(ownId, { role: 'listener' });
  ban = (body: Schemas['BanBody']) => act<ActionReply>('POST', `${this.#room}/bans`, body);
  liftBan = (sanctionId: string) => act<unknown>('DELETE', `${this.#room}/bans/${sanctionId}`);
  muteEveryone = (because: Because) => act<Schemas['MutedReply']>('POST', `${this.#room}/mute-all`, because);
  report = (userId: string, reason: string) => this.#onPerson('POST', userId, 'report', { reason });

  async bans(after: string | null): Promise<Page<Sanction>> {
    const page = await read<Schemas['SanctionsReply']>(`${this.#room}/bans`, { after });
    return { items: page.sanctions, next: page.next ?? null };
  }

  async sanctions(): Promise<readonly Sanction[]> {
    return (await read<Schemas['SanctionsReply']>(`${this.#room}/sanctions`)).sanctions;
  }

  async audit(filter: AuditFilter, after: string | null): Promise<Page<AuditEntry>> {
    const page = await read<Schemas['AuditReply']>(`${this.#room}/audit`, {
      ...filter,
      after,
    });
    return { items: page.entries, next: page.next ?? null };
  }

  auditCsvUrl(filter: AuditFilter): string {
    return `${this.#room}/audit.csv${query(filter)}`;
  }

  async reports(status: Report['status'], after: string | null): Promise<Page<Report>> {
    const page = await read<Schemas['ReportsPage']>(`${this.#room}/reports`, { status, after });
    return { items: page.reports, next: page.next ?? null };
  }

  closeReport = (reportId: string, note: string) =>
    act<unknown>('POST', `${this.#room}/reports/${reportId}/close`, note === '' ? {} : { note });

  room = () => read<RoomReply>(`${this.#room}/room`);
  changeRoom = (change: Partial<RoomSettings>) => act<RoomReply>('PATCH', `${this.#room}/room`, change);
  renewInvite = () => act<RoomReply>('POST', `${this.#room}/room/invite`);

  raiseHand = () => act<unknown>('POST', `${this.#room}/hands`);
  lowerHand = (userId: string) => act<unknown>('DELETE', `${this.#room}/hands/${userId}`);
  clearHands = () => act<unknown>('DELETE', `${this.#room}/hands`);
  acceptHand = (userId: string) => act<unknown>('POST', `${this.#room}/hands/${userId}/accept`);

  #onPerson(method: string, userId: string, action: string, body?: object): Promise<ActionReply> {
    return act(method, `${this.#room}/participants/${userId}/${action}`, body);
  }
}

export function setBlocked(userId: string, blocked: boolean): Promise<unknown> {
  return act(blocked ? 'PUT' : 'DELETE', `/api/me/blocks/${userId}`);
}

type Values = Readonly<Record<string, string | null | undefined>>;

function query(values: Values): string {
  const known = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return known.length > 0 ? `?${new URLSearchParams(known)}` : '';
}

function read<T>(path: string, values: Values = {}): Promise<T> {
  return send(new Request(new URL(path + query(values), location.origin), { signal: AbortSignal.timeout(TIMEOUT_MS) }));
}

/** Does something once, however often its request is sent: it is sent again when its answer was lost. */
async function act<T>(method: string, path: string, body?: object): Promise<T> {
  const key = crypto.randomUUID();
  const request = () =>
    new Request(new URL(path, location.origin), {
      method,
      headers: { 'Idempotency-Key': key, ...(body && { 'Content-Type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  try {
    return await send(request());
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.slug !== 'offline') throw problem;
    return await send(request());
  }
}

async function send<T>(request: Request): Promise<T> {
  const response = await fetch(request).catch(noAnswer);
  if (!response.ok) throw await problemOf(response);
  const text = await response.text().catch(noAnswer);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function noAnswer(error: unknown): never {
  throw new Problem('offline', { detail: String(error) });
}
