import { backoffMs } from './backoff';

/** The server pings every 10 s; after this long without a byte the connection is taken for dead. */
export const SILENCE_MS = 20_000;
const LONGEST_BYE_MS = 60_000;

type Handlers = {
  /** The data of one event. */
  readonly message: (data: string) => void;
  /** The stream is down or up again; `down` is told once per outage. */
  readonly link: (link: 'up' | 'down') => void;
};

/**
 * One server-sent event stream that is kept open. The browser's own reconnect comes first, because it resumes at the last
 * event and follows the server's `retry`; where it gives up or stays silent, a new connection follows with back-off.
 */
export class EventStream {
  readonly #url: string;
  readonly #handlers: Handlers;
  #source: EventSource | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor(url: string, handlers: Handlers) {
    this.#url = url;
    this.#handlers = handlers;
  }

  /** Opens the stream; does nothing when it is open. */
  start(): void {
    window.addEventListener('online', this.#online);
    if (!this.#source && this.#retry === undefined) this.#connect();
  }

  /** Closes the stream until the next start. */
  stop(): void {
    window.removeEventListener('online', this.#online);
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#failures = 0;
    this.#close();
  }

  /** Closes the stream and opens it again after the time the server asked for. */
  pause(ms: number): void {
    this.#close();
    this.#handlers.link('down');
    this.#connectIn(Math.min(Math.max(0, ms), LONGEST_BYE_MS));
  }

  /** The network is back: no use in waiting longer. */
  readonly #online = (): void => {
    if (this.#retry !== undefined) this.#connectIn(0);
  };

  #connect(): void {
    const source = new EventSource(this.#url);
    this.#source = source;
    source.addEventListener('open', () => this.#alive(source));
    source.addEventListener('ping', () => this.#alive(source));
    source.addEventListener('message', ({ data }) => {
      this.#alive(source);
      if (this.#source === source) this.#handlers.message(data);
    });
    source.addEventListener('error', () => this.#failed(source));
    this.#awaitSound();
  }

  #alive(source: EventSource): void {
    if (source !== this.#source) return;
    this.#failures = 0;
    this.#awaitSound();
    this.#handlers.link('up');
  }

  #failed(source: EventSource): void {
    if (source !== this.#source) return;
    this.#handlers.link('down');
    // While the browser is trying again by itself, the silence timer bounds its patience.
    if (source.readyState === EventSource.CLOSED) this.#reconnect();
  }

  #awaitSound(): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => {
      this.#handlers.link('down');
      this.#reconnect();
    }, SILENCE_MS);
  }

  #reconnect(): void {
    this.#close();
    this.#failures += 1;
    this.#connectIn(backoffMs(this.#failures));
  }

  #connectIn(ms: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#connect();
    }, ms);
  }

  #close(): void {
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = undefined;
  }
}
