import { hearInbox, type InboxEvent } from '../api/inbox';
import type { Role } from '../api/moderationTypes';
import { createStore, type Readable, type Store } from '../store/store';

type By = 'host' | 'moderator';

/** Something that was asked of oneself or told to oneself, and waits to be answered or put aside. */
export type Note =
  | { readonly kind: 'unmute_requested'; readonly by: By }
  | { readonly kind: 'soft_mute'; readonly by: By; readonly reason: string | null }
  | { readonly kind: 'declined'; readonly reason: string | null }
  | { readonly kind: 'offer'; readonly until: number }
  | { readonly kind: 'role'; readonly role: Role | 'standIn' };

/** What the hosts of one room want of the signed-in user; one note of each kind, the newest. */
export class Personal {
  readonly notes: Readable<readonly Note[]>;
  readonly #notes: Store<readonly Note[]> = createStore<readonly Note[]>([]);
  readonly #streamId: string;

  constructor(streamId: string) {
    this.#streamId = streamId;
    this.notes = this.#notes;
    hearInbox((event) => this.#heard(event));
  }

  dismiss(kind: Note['kind']): void {
    this.#notes.set(this.#notes.get().filter((note) => note.kind !== kind));
  }

  #heard(event: InboxEvent): void {
    if (event.t === 'session_revoked') this.#notes.set([]);
    if (!('streamId' in event.d) || event.d.streamId !== this.#streamId) return;
    const note = noteOf(event);
    if (!note) return;
    this.dismiss(note.kind);
    this.#notes.set([...this.#notes.get(), note]);
  }
}

function noteOf(event: InboxEvent): Note | undefined {
  switch (event.t) {
    case 'unmute_requested':
      return { kind: 'unmute_requested', by: event.d.by };
    case 'hand_offered':
      return { kind: 'offer', until: event.d.until };
    case 'role_changed':
      return { kind: 'role', role: event.d.actingHost ? 'standIn' : event.d.role };
    case 'moderation_notice':
      if (event.d.action === 'soft_mute') return { kind: 'soft_mute', by: event.d.by, reason: event.d.reason };
      return event.d.action === 'decline_hand' ? { kind: 'declined', reason: event.d.reason } : undefined;
    default:
      return undefined;
  }
}
