import { forget, recall, remember } from '../ui/memory';
import { type Edit, isEdit, replaces } from './settingsEdits';

/** A change that is not stored in the account yet. */
export type Waiting = { readonly id: string; readonly edit: Edit };

/**
 * One user's changes that are not stored in the account yet, kept in this browser: they outlive the page, and the time
 * that somebody else is signed in. All tabs share them, so a change that is gone from here was seen to by another tab.
 */
export class SettingsOutbox {
  readonly #name: string;
  /** Where the browser keeps nothing, a change lasts as long as the page. */
  #unkept: readonly Waiting[] = [];

  constructor(userId: string) {
    this.#name = `earshot.settings.${userId}`;
  }

  all(): readonly Waiting[] {
    return [...this.#kept(), ...this.#unkept];
  }

  /** Takes a change in, in place of those that it leaves nothing of. */
  add(edit: Edit): Waiting {
    const waiting = { id: crypto.randomUUID(), edit };
    this.#keep([...this.#kept().filter((earlier) => !replaces(edit, earlier.edit)), waiting]);
    if (!this.#kept().some(({ id }) => id === waiting.id)) this.#unkept = [...this.#unkept, waiting];
    return waiting;
  }

  remove(done: readonly Waiting[]): void {
    const ids = new Set(done.map(({ id }) => id));
    this.#keep(this.#kept().filter(({ id }) => !ids.has(id)));
    this.#unkept = this.#unkept.filter(({ id }) => !ids.has(id));
  }

  #kept(): readonly Waiting[] {
    try {
      const list: unknown = JSON.parse(recall(this.#name) ?? '[]');
      return Array.isArray(list) ? list.filter(isWaiting) : [];
    } catch {
      return [];
    }
  }

  #keep(list: readonly Waiting[]): void {
    if (list.length === 0) forget(this.#name);
    else remember(this.#name, JSON.stringify(list));
  }
}

function isWaiting(value: unknown): value is Waiting {
  const { id, edit } = (value ?? {}) as Record<string, unknown>;
  return typeof id === 'string' && isEdit(edit);
}
