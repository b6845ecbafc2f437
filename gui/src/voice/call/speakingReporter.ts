import { detectSpeaking, notSpeaking, type Speaking } from '../../audio/speakingDetector';
import { createStore, type Readable, type Store } from '../../store/store';

/** The server forgets a speaker after 5 s. */
const RENEW_MS = 2_000;

/** Tells the room that one speaks: at the first word, every 2 s while it lasts, and when it ends. Never while shut. */
export class SpeakingReporter {
  readonly speaking: Readable<boolean>;
  readonly #speaking: Store<boolean> = createStore(false);
  readonly #send: (speaking: boolean) => void;
  #detected: Speaking = notSpeaking;
  #open = false;
  #sentAt = 0;

  constructor(send: (speaking: boolean) => void) {
    this.#send = send;
    this.speaking = this.#speaking;
  }

  /** Whether sound leaves this tab at all. */
  setOpen(open: boolean): void {
    this.#open = open;
    if (open) return;
    this.#detected = notSpeaking;
    this.#tell(false, 0);
  }

  /** Takes the level of one frame, in dBFS, at a time in ms. */
  frame(dbfs: number, at: number): void {
    if (!this.#open) return;
    this.#detected = detectSpeaking(this.#detected, dbfs, at);
    this.#tell(this.#detected.speaking, at);
  }

  #tell(speaking: boolean, at: number): void {
    const changed = speaking !== this.#speaking.get();
    this.#speaking.set(speaking);
    if (!changed && !(speaking && at - this.#sentAt >= RENEW_MS)) return;
    this.#sentAt = at;
    this.#send(speaking);
  }
}
