import { createStore, type Readable, type Store } from '../store/store';
import { SILENCE_DBFS } from './level';
import type { ChainReport } from './signal/voiceChain';

export const noReport: ChainReport = {
  dbfs: SILENCE_DBFS,
  plainDbfs: SILENCE_DBFS,
  peakDbfs: SILENCE_DBFS,
  thresholdDbfs: SILENCE_DBFS,
  open: false,
  suppressed: false,
};

/** What the microphone sounds like, some 47 times a second; `level` is in dBFS. */
export class LevelMeter {
  readonly level: Readable<number>;
  readonly report: Readable<ChainReport>;
  readonly #level: Store<number> = createStore(SILENCE_DBFS);
  readonly #report: Store<ChainReport> = createStore(noReport);
  readonly #listeners = new Set<(report: ChainReport) => void>();

  constructor() {
    this.level = this.#level;
    this.report = this.#report;
  }

  /** Hears every frame, also one as loud as the frame before. */
  onFrame(listener: (report: ChainReport) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  frame(report: ChainReport): void {
    this.#level.set(report.dbfs);
    this.#report.set(report);
    for (const listener of this.#listeners) listener(report);
  }
}
