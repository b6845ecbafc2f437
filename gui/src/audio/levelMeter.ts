import { createStore, type Readable, type Store } from '../store/store';
import { rmsToDbfs, SILENCE_DBFS } from './level';
import processorUrl from './levelProcessor?worker&url';

/** Measures one microphone track; `level` is in dBFS and new every 20 ms. */
export class LevelMeter {
  readonly level: Readable<number>;
  readonly #level: Store<number> = createStore(SILENCE_DBFS);
  readonly #listeners = new Set<(dbfs: number) => void>();
  #context: AudioContext | undefined;

  constructor() {
    this.level = this.#level;
  }

  /** Hears every frame, also one as loud as the frame before. */
  onFrame(listener: (dbfs: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Measures this track from now on, in place of another. A browser without worklets shows no level and loses nothing else. */
  async follow(track: MediaStreamTrack): Promise<void> {
    this.stop();
    const context = new AudioContext();
    this.#context = context;
    try {
      await context.audioWorklet.addModule(processorUrl);
      if (this.#context === context) this.#listen(context, track);
    } catch (error) {
      if (this.#context === context) console.warn('The level meter cannot run', error);
    }
  }

  stop(): void {
    void this.#context?.close();
    this.#context = undefined;
    this.#frame(SILENCE_DBFS);
  }

  #listen(context: AudioContext, track: MediaStreamTrack): void {
    const node = new AudioWorkletNode(context, 'earshot-level', { numberOfOutputs: 0, channelCount: 1 });
    node.port.onmessage = ({ data }: MessageEvent<number>) => {
      if (this.#context === context) this.#frame(rmsToDbfs(data));
    };
    context.createMediaStreamSource(new MediaStream([track])).connect(node);
    if (context.state === 'suspended') void context.resume();
  }

  #frame(dbfs: number): void {
    this.#level.set(dbfs);
    for (const listener of this.#listeners) listener(dbfs);
  }
}
