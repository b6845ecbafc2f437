import { backoffMs } from '../../api/backoff';
import { Problem } from '../../api/problem';

export type SelfFlags = { readonly selfMuted: boolean; readonly selfDeafened: boolean };

const DOUBT_MS = 2_000;

/**
 * Brings the server's idea of the own flags to the wanted ones. Only the last wish is sent, one request at a time, again
 * after a refusal: what the user hears and sends does not wait for it. An unmute that came too soon is not asked for again: the
 * microphone would open when nobody thinks of it.
 */
export class SelfSync {
  readonly #send: (flags: SelfFlags) => Promise<void>;
  readonly #unmutedTooSoon: (mayAt: number) => void;
  #known: SelfFlags | undefined;
  #wanted: SelfFlags | undefined;
  #sending = false;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #doubt: ReturnType<typeof setTimeout> | undefined;

  constructor(send: (flags: SelfFlags) => Promise<void>, unmutedTooSoon: (mayAt: number) => void = () => undefined) {
    this.#send = send;
    this.#unmutedTooSoon = unmutedTooSoon;
  }

  /** A new seat begins with these flags. */
  start(known: SelfFlags): void {
    this.stop();
    this.#known = known;
  }

  stop(): void {
    clearTimeout(this.#retry);
    clearTimeout(this.#doubt);
    this.#retry = undefined;
    this.#failures = 0;
    this.#known = undefined;
    this.#wanted = undefined;
  }

  /**
   * What the room shows of oneself. Where that stays different from the wish, because the server began anew or a request was
   * lost, the wish is sent again; what is still on its way has time to arrive.
   */
  told(shown: SelfFlags): void {
    clearTimeout(this.#doubt);
    if (!this.#wanted || same(shown, this.#wanted)) return;
    this.#doubt = setTimeout(() => {
      if (this.#known) this.#known = shown;
      void this.#settle();
    }, DOUBT_MS);
  }

  want(flags: SelfFlags): void {
    this.#wanted = flags;
    void this.#settle();
  }

  async #settle(): Promise<void> {
    const wanted = this.#wanted;
    if (this.#sending || this.#retry !== undefined || !this.#known || !wanted || same(this.#known, wanted)) return;
    this.#sending = true;
    try {
      await this.#send(wanted);
      this.#failures = 0;
      if (this.#known) this.#known = wanted;
    } catch (problem) {
      const unmutes = this.#known?.selfMuted && !wanted.selfMuted;
      if (unmutes && problem instanceof Problem && problem.slug === 'rate-limited' && problem.retryAt !== null) {
        this.#unmutedTooSoon(problem.retryAt);
      } else {
        this.#failures += 1;
        if (this.#known) this.#again();
      }
    } finally {
      this.#sending = false;
    }
    void this.#settle();
  }

  #again(): void {
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      void this.#settle();
    }, backoffMs(this.#failures));
  }
}

function same(a: SelfFlags, b: SelfFlags): boolean {
  return a.selfMuted === b.selfMuted && a.selfDeafened === b.selfDeafened;
}
