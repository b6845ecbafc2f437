import type { Beat } from './heartbeatLoop';

/** Keeps one seat's lease alive from a worker. */
export class Heartbeat {
  readonly #told: (status: number) => void;
  #worker: Worker | undefined;

  /** `told` hears the status of each answer, 0 when there was none. */
  constructor(told: (status: number) => void) {
    this.#told = told;
  }

  /** Beats for this seat, in place of another. */
  start(beat: Beat): void {
    this.stop();
    const worker = new Worker(new URL('./heartbeat.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<number>) => {
      if (this.#worker === worker) this.#told(data);
    });
    // A worker has no base address of its own page.
    worker.postMessage({ ...beat, url: new URL(beat.url, location.href).href });
    this.#worker = worker;
  }

  stop(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
