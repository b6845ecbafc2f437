import { createStore, type Readable, type Store } from '../store/store';
import { hearInbox, type InboxEvent, inboxOpening } from './inbox';
import { setBlocked } from './moderationApi';

/** Whom the signed-in user has blocked: on this page at once, on all their devices soon after. */
class Blocks {
  readonly userIds: Readable<ReadonlySet<string>>;
  readonly #userIds: Store<ReadonlySet<string>> = createStore<ReadonlySet<string>>(new Set());

  constructor() {
    this.userIds = this.#userIds;
    hearInbox((event) => this.#heard(event));
    const opening = inboxOpening();
    if (opening) this.#heard(opening);
  }

  /** Blocks or unblocks; taken back, and thrown on, when the API refuses. */
  async set(userId: string, blocked: boolean): Promise<void> {
    this.#put(userId, blocked);
    try {
      await setBlocked(userId, blocked);
    } catch (problem) {
      this.#put(userId, !blocked);
      throw problem;
    }
  }

  #put(userId: string, blocked: boolean): void {
    const next = new Set(this.#userIds.get());
    if (blocked) next.add(userId);
    else next.delete(userId);
    this.#userIds.set(next);
  }

  #heard(event: InboxEvent): void {
    if (event.t === 'me_snapshot' && event.d.blocks) this.#userIds.set(new Set(event.d.blocks));
    if (event.t === 'blocks_updated') this.#put(event.d.userId, event.d.blocked);
    if (event.t === 'session_revoked') this.#userIds.set(new Set());
  }
}

export const blocks = new Blocks();
