import { createStore, type Readable, type Store } from '../store/store';
import type { DeedKind } from './deeds';

/** Long enough to read it, reach for the button and press it. */
const TOAST_MS = 10_000;

export type Toast = {
  readonly id: string;
  readonly names: readonly string[];
} & (
  | { readonly kind: 'done'; readonly deed: DeedKind; readonly undo: (() => void) | undefined }
  /** Some of several may have worked. */
  | { readonly kind: 'failed'; readonly error: Error }
);

type Said = Toast extends infer T ? (T extends Toast ? Omit<T, 'id'> : never) : never;

/** Says for a moment what was done or refused. */
export class Toasts {
  readonly shown: Readable<readonly Toast[]>;
  readonly #shown: Store<readonly Toast[]> = createStore<readonly Toast[]>([]);
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  constructor() {
    this.shown = this.#shown;
  }

  say(said: Said): void {
    const toast = { ...said, id: crypto.randomUUID() } as Toast;
    this.#shown.set([...this.#shown.get().slice(-2), toast]);
    this.release(toast.id);
  }

  /** Keeps it while somebody is at it. */
  hold(id: string): void {
    clearTimeout(this.#timers.get(id));
  }

  release(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.set(
      id,
      setTimeout(() => this.dismiss(id), TOAST_MS),
    );
  }

  dismiss(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#shown.set(this.#shown.get().filter((toast) => toast.id !== id));
  }
}
