import { levelDbfs } from './level';

/** 43 ms at 48 kHz. */
const SAMPLES = 2_048;

/** Measures the level of several sounds together, without being heard itself. */
export class LevelTap {
  readonly #analyser: AnalyserNode;
  readonly #samples = new Float32Array(SAMPLES);

  constructor(context: AudioContext) {
    this.#analyser = new AnalyserNode(context, { fftSize: SAMPLES });
  }

  /** Measures this sound too; the factor says how much of it. */
  add(stream: MediaStream, factor: number): Tapped {
    const { context } = this.#analyser;
    const source = (context as AudioContext).createMediaStreamSource(stream);
    const gain = new GainNode(context, { gain: factor });
    source.connect(gain).connect(this.#analyser);
    return {
      set: (next) => gain.gain.setValueAtTime(next, 0),
      remove: () => {
        source.disconnect();
        gain.disconnect();
      },
    };
  }

  /** The level of the last 43 ms, in dBFS. */
  dbfs(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return levelDbfs(this.#samples);
  }
}

export type Tapped = { readonly set: (factor: number) => void; readonly remove: () => void };
