import type { ParticipantsPage } from '../../api/types';
import { createStore, type Readable, type Store } from '../../store/store';

/** `open`: there may be more. `total`: how many there are in all pages, once the first has come. */
export type PagesState = {
  readonly kind: 'open' | 'reading' | 'failed' | 'ended';
  readonly total?: number | undefined;
};

type Read = (after: string | undefined, signal: AbortSignal) => Promise<ParticipantsPage>;

/** Reads a list of the API page after page, each when it is asked for. */
export class Pages {
  readonly state: Readable<PagesState>;
  readonly #state: Store<PagesState> = createStore<PagesState>({ kind: 'open' });
  readonly #read: Read;
  readonly #accept: (page: ParticipantsPage) => void;
  #after: string | undefined;
  #turn: AbortController | undefined;

  constructor(read: Read, accept: (page: ParticipantsPage) => void) {
    this.#read = read;
    this.#accept = accept;
    this.state = this.#state;
  }

  /** Reads the next page, unless one is being read, the last could not be, or there is none. */
  more(): void {
    if (this.#state.get().kind === 'open') void this.#next();
  }

  /** Tries again what failed. */
  again(): void {
    if (this.#state.get().kind === 'failed') void this.#next();
  }

  /** Gives up what is being read; `more` begins it again. */
  stop(): void {
    this.#turn?.abort();
    this.#turn = undefined;
    if (this.#state.get().kind === 'reading') this.#become('open');
  }

  async #next(): Promise<void> {
    const turn = new AbortController();
    this.#turn = turn;
    this.#become('reading');
    const page = await this.#read(this.#after, turn.signal).catch(() => undefined);
    if (this.#turn !== turn) return;
    if (!page) return this.#become('failed');
    this.#after = page.next ?? undefined;
    this.#accept(page);
    this.#become(page.next === null ? 'ended' : 'open', page.total);
  }

  #become(kind: PagesState['kind'], total = this.#state.get().total): void {
    this.#state.set({ kind, total });
  }
}
