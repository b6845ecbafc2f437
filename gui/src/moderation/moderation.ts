import { ModerationApi } from '../api/moderationApi';
import type { ActionReply, RoomSettings } from '../api/moderationTypes';
import { Problem } from '../api/problem';
import type { Participant } from '../api/types';
import { createStore, type Readable, type Store } from '../store/store';
import { carryOut, type Deed, effectOf, undoOf } from './deeds';
import type { Expected, Overlay } from './overlay';
import { Personal } from './personal';
import { Toasts } from './toasts';

/** After this time, ms, the room itself has the last word. */
const EXPECTED_FOR_MS = 10_000;
/** Requests under way at the same time when several people are meant. */
const AT_ONCE = 4;

type Done = { readonly person: Participant; readonly reply: ActionReply | undefined };

/**
 * What one does to others in one room, outside React: shown at once, taken back with words where it was refused, and to be
 * undone for a moment where it can be.
 */
export class Moderation {
  readonly api: ModerationApi;
  readonly toasts = new Toasts();
  readonly personal: Personal;
  /** Settings of the room that were asked for and are not in force yet. */
  readonly settings: Readable<Partial<RoomSettings>>;
  readonly overlay: Readable<Overlay>;
  /** Who is ticked, by user id; null while nobody is choosing. */
  readonly selection: Store<ReadonlySet<string> | null> = createStore<ReadonlySet<string> | null>(null);
  readonly #overlay: Store<Overlay> = createStore<Overlay>([]);
  readonly #settings: Store<Partial<RoomSettings>> = createStore<Partial<RoomSettings>>({});

  constructor(streamId: string) {
    this.api = new ModerationApi(streamId);
    this.personal = new Personal(streamId);
    this.overlay = this.#overlay;
    this.settings = this.#settings;
  }

  /** Does something to one or several people. Never rejects: what was refused is said. */
  async act(deed: Deed, people: readonly Participant[], reason?: string): Promise<void> {
    const done: Done[] = [];
    const failed: { person: Participant; error: Error }[] = [];
    const expected = people.map((person) => this.#expect(deed, person));
    await inTurns(people, async (person, index) => {
      try {
        const reply = await carryOut(this.api, deed, person.userId, reason);
        this.#settle(expected[index] as Expected, reply);
        done.push({ person, reply });
      } catch (error) {
        this.#forget(expected[index] as Expected);
        failed.push({ person, error: error instanceof Error ? error : new Problem('internal') });
      }
    });
    const inOrder = done.toSorted((a, b) => people.indexOf(a.person) - people.indexOf(b.person));
    if (done.length > 0) this.#sayDone(deed, inOrder);
    const [first] = failed;
    if (first) {
      const names = failed.map(({ person }) => person.displayName);
      this.toasts.say({ kind: 'failed', names, error: first.error });
    }
  }

  /** Changes settings of the room: shown at once, taken back with words where it was refused. */
  async changeRoom(change: Partial<RoomSettings>): Promise<void> {
    this.#settings.set({ ...this.#settings.get(), ...change });
    await this.attempt(() => this.api.changeRoom(change));
    // Where it was accepted the room itself tells a moment later; where not, the old value shows again.
    const rest = Object.entries(this.#settings.get()).filter(([key]) => !(key in change));
    this.#settings.set(Object.fromEntries(rest));
  }

  /** Mutes all but those who run the room; `people` are those whose mute can be taken back with one press. */
  async muteEveryone(people: readonly Participant[]): Promise<void> {
    await this.attempt(async () => {
      const { userIds } = await this.api.muteEveryone({});
      const muted = people.filter(({ userId }) => userIds.includes(userId));
      if (muted.length > 0)
        this.#sayDone(
          { kind: 'mute' },
          muted.map((person) => ({ person, reply: undefined })),
        );
    });
  }

  /** Asks for something that concerns nobody in particular; false when it was refused, which is said. */
  async attempt(task: () => Promise<unknown>): Promise<boolean> {
    try {
      await task();
      return true;
    } catch (error) {
      this.toasts.say({ kind: 'failed', names: [], error: error instanceof Error ? error : new Problem('internal') });
      return false;
    }
  }

  #sayDone(deed: Deed, done: readonly Done[]): void {
    const back = done.flatMap(({ person, reply }) => {
      const undo = undoOf(deed, person, reply);
      return undo ? [{ person, undo }] : [];
    });
    const undo = () => {
      for (const [deed, people] of alike(back)) void this.act(deed, people);
    };
    const names = done.map(({ person }) => person.displayName);
    this.toasts.say({ kind: 'done', deed: deed.kind, names, undo: back.length > 0 ? undo : undefined });
  }

  #expect(deed: Deed, { userId, sessionId }: Participant): Expected {
    const id = crypto.randomUUID();
    const expected: Expected = { id, userId, sessionId, change: effectOf(deed), version: undefined };
    this.#overlay.set([...this.#overlay.get(), expected]);
    return expected;
  }

  #settle(expected: Expected, reply: ActionReply | undefined): void {
    const version = reply?.participant?.version;
    if (version === undefined && expected.change !== null) {
      this.#forget(expected);
      return;
    }
    this.#overlay.set(this.#overlay.get().map((each) => (each.id === expected.id ? { ...each, version } : each)));
    setTimeout(() => this.#forget(expected), EXPECTED_FOR_MS);
  }

  #forget({ id }: Expected): void {
    this.#overlay.set(this.#overlay.get().filter((each) => each.id !== id));
  }
}

/** Those for whom the same is to be done, together. */
function alike(all: readonly { person: Participant; undo: Deed }[]): Iterable<[Deed, Participant[]]> {
  const groups = new Map<string, [Deed, Participant[]]>();
  for (const { person, undo } of all) {
    const key = JSON.stringify(undo);
    groups.set(key, [undo, [...(groups.get(key)?.[1] ?? []), person]]);
  }
  return groups.values();
}

async function inTurns<T>(all: readonly T[], task: (each: T, index: number) => Promise<void>): Promise<void> {
  const waiting = [...all.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await task(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, all.length) }, work));
}

const rooms = new Map<string, Moderation>();

/** The moderation of a stream's room on this page; always the same one. */
export function moderationOf(streamId: string): Moderation {
  const known = rooms.get(streamId) ?? new Moderation(streamId);
  rooms.set(streamId, known);
  return known;
}
