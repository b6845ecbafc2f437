import { backoffMs } from '../../api/backoff';

/** Reads the whole roster on demand, one read at a time, the first at once and each further one after a longer pause. */
export class SnapshotReader {
  readonly #read: (signal: AbortSignal) => Promise<string>;
  readonly #accept: (text: string) => boolean;
  #current: AbortController | undefined;
  #attempts = 0;

  /** `accept` says whether the text was a roster; when not, the read is repeated. */
  constructor(read: (signal: AbortSignal) => Promise<string>, accept: (text: string) => boolean) {
    this.#read = read;
    this.#accept = accept;
  }

  get busy(): boolean {
    return this.#current !== undefined;
  }

  start(): void {
    if (this.busy) return;
    const turn = new AbortController();
    this.#current = turn;
    const delay = this.#attempts === 0 ? 0 : backoffMs(this.#attempts);
    this.#attempts += 1;
    const timer = setTimeout(() => this.#attempt(turn), delay);
    turn.signal.addEventListener('abort', () => clearTimeout(timer));
  }

  /** Gives up a read that is under way. */
  cancel(): void {
    this.#current?.abort();
    this.#current = undefined;
  }

  /** The roster follows the server again: the next read need not wait. */
  settled(): void {
    this.#attempts = 0;
  }

  async #attempt(turn: AbortController): Promise<void> {
    const text = await this.#read(turn.signal).catch(() => undefined);
    if (this.#current !== turn) return;
    this.#current = undefined;
    if (text === undefined || !this.#accept(text)) this.start();
  }
}
