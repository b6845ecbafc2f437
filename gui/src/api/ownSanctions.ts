import { createStore, type Readable, type Store } from '../store/store';
import { hearInbox, type InboxEvent, inboxOpening } from './inbox';
import type { ModerationNotice, OwnSanction } from './moderationTypes';
import type { Denial } from './problem';

/** What of a sanction its target may know. */
export type Standing = Pick<OwnSanction, 'kind' | 'reason' | 'until'> & {
  /** Null: in every room of some host. */
  readonly streamId: string | null;
};

const begins: Partial<Record<ModerationNotice['action'], Standing['kind']>> = {
  mute: 'mute',
  deafen: 'deafen',
  timeout: 'timeout',
  kick: 'cool_off',
  ban: 'ban',
};
const ends: Partial<Record<ModerationNotice['action'], Standing['kind']>> = {
  unmute: 'mute',
  undeafen: 'deafen',
  timeout_end: 'timeout',
  cool_off_end: 'cool_off',
  ban_lift: 'ban',
};

/** What stands against the signed-in user, in whichever room; some of it may have ended by the clock. */
class OwnSanctions {
  readonly all: Readable<readonly Standing[]>;
  readonly #all: Store<readonly Standing[]> = createStore<readonly Standing[]>([]);

  constructor() {
    this.all = this.#all;
    hearInbox((event) => this.#heard(event));
    const opening = inboxOpening();
    if (opening) this.#heard(opening);
  }

  /** A join was refused for this. */
  refused(streamId: string, denial: Denial): void {
    this.#put({ ...denial, streamId });
  }

  #heard(event: InboxEvent): void {
    if (event.t === 'me_snapshot') this.#all.set(event.d.sanctions ?? []);
    if (event.t === 'session_revoked') this.#all.set([]);
    if (event.t === 'moderation_notice') this.#noticed(event.d);
  }

  #noticed({ action, streamId, reason, until }: ModerationNotice): void {
    const [begun, ended] = [begins[action], ends[action]];
    if (begun) this.#put({ kind: begun, streamId, reason, until });
    if (ended) this.#all.set(this.#without(ended, streamId));
  }

  #put(standing: Standing): void {
    this.#all.set([...this.#without(standing.kind, standing.streamId), standing]);
  }

  #without(kind: Standing['kind'], streamId: string | null): readonly Standing[] {
    return this.#all.get().filter((each) => each.kind !== kind || (each.streamId ?? streamId) !== streamId);
  }
}

export const ownSanctions = new OwnSanctions();

/** What counts in a room at a time, ms since the epoch. */
export function standingIn(all: readonly Standing[], streamId: string, now: number): readonly Standing[] {
  return all.filter(
    (each) => (each.streamId === null || each.streamId === streamId) && (each.until === null || each.until > now),
  );
}

/** What keeps one out of a room for longest; undefined when nothing does. */
export function denialIn(all: readonly Standing[], streamId: string, now: number): Standing | undefined {
  const end = ({ until }: Standing) => until ?? Number.POSITIVE_INFINITY;
  return standingIn(all, streamId, now)
    .filter(({ kind }) => kind === 'ban' || kind === 'cool_off')
    .toSorted((a, b) => end(b) - end(a))[0];
}
