/** A field of the request body that was refused: `pointer` is a JSON Pointer (RFC 6901), such as `/displayName`. */
export type FieldProblem = { readonly pointer: string; readonly detail: string };

/** Slugs of docs/errors.md, and `offline`: no answer came at all. */
const slugs = [
  'invalid-request',
  'unauthenticated',
  'forbidden',
  'denied',
  'not-found',
  'method-not-allowed',
  'not-acceptable',
  'name-taken',
  'room-full',
  'room-locked',
  'room-closed',
  'host-absent',
  'invite-needed',
  'password-needed',
  'account-needed',
  'speakers-full',
  'no-hand',
  'key-reused',
  'still-running',
  'other-user',
  'session-replaced',
  'lease-expired',
  'version-conflict',
  'payload-too-large',
  'unsupported-media-type',
  'precondition-required',
  'rate-limited',
  'sfu-unavailable',
  'backend-unavailable',
  'internal',
  'offline',
] as const;

export type ProblemSlug = (typeof slugs)[number];

/** A ban or the time after a kick; `until` in ms since the epoch, null until somebody lifts it. */
export type Denial = {
  readonly kind: 'ban' | 'cool_off';
  readonly until: number | null;
  readonly reason: string | null;
};

/** Why a request was refused or got no answer. Everything that goes wrong in src/api is thrown as one of these. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly slug: ProblemSlug;
  readonly status: number;
  readonly fields: readonly FieldProblem[];
  /** When the API says that asking again may help, ms since the epoch. */
  readonly retryAt: number | null;
  /** The request's id in the logs. */
  readonly traceId: string | null;
  /** What stands now, where a change of something older was refused. */
  readonly current: unknown;
  /** What keeps one out, where that is why. */
  readonly denial: Denial | null;

  constructor(
    slug: ProblemSlug,
    about: {
      detail?: string;
      status?: number;
      fields?: FieldProblem[];
      retryAt?: number | null;
      traceId?: string | null;
      current?: unknown;
      denial?: Denial | null;
    } = {},
  ) {
    super(about.detail ?? slug);
    this.slug = slug;
    this.status = about.status ?? 0;
    this.fields = about.fields ?? [];
    this.retryAt = about.retryAt ?? null;
    this.traceId = about.traceId ?? null;
    this.current = about.current;
    this.denial = about.denial ?? null;
  }
}

type ProblemJson = {
  type?: unknown;
  detail?: unknown;
  traceId?: unknown;
  errors?: unknown;
  current?: unknown;
  kind?: unknown;
  until?: unknown;
  reason?: unknown;
};

function slugOf(type: unknown): ProblemSlug {
  const last = typeof type === 'string' ? type.split(/[:/]/).at(-1) : undefined;
  return slugs.find((slug) => slug === last) ?? 'internal';
}

function fieldsOf(errors: unknown): FieldProblem[] {
  if (!Array.isArray(errors)) return [];
  return errors.filter(
    (entry): entry is FieldProblem => typeof entry?.pointer === 'string' && typeof entry?.detail === 'string',
  );
}

function denialOf({ kind, until, reason }: ProblemJson): Denial | null {
  if (kind !== 'ban' && kind !== 'cool_off') return null;
  return {
    kind,
    until: typeof until === 'number' ? until : null,
    reason: typeof reason === 'string' ? reason : null,
  };
}

function retryAtOf(response: Response): number | null {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? Date.now() + seconds * 1000 : null;
}

/** Reads a refusal. An answer that is no problem+json, from a proxy for example, counts as `internal`, or, when it is a 5xx of a gateway, as `backend-unavailable`. */
export async function problemOf(response: Response): Promise<Problem> {
  const json: ProblemJson | null = await response.json().catch(() => null);
  const behindGateway = json === null && [502, 503, 504].includes(response.status);
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  const detail = text(json?.detail);
  return new Problem(behindGateway ? 'backend-unavailable' : slugOf(json?.type), {
    ...(detail === undefined ? {} : { detail }),
    status: response.status,
    fields: fieldsOf(json?.errors),
    retryAt: retryAtOf(response),
    traceId: text(json?.traceId) ?? null,
    current: json?.current,
    denial: json && denialOf(json),
  });
}
