/**
 * Runs the voice chain in the audio thread. There it keeps its pace in a hidden tab, where the page's own timers are slowed
 * down. Inputs: the microphone, and the same with less noise. Outputs: what
 * goes out, and the same also while it is shut in. Takes rules, posts reports.
 */
import { type ChainRule, VoiceChain } from './signal/voiceChain';

declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => unknown): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

class VoiceProcessor extends AudioWorkletProcessor {
  readonly #chain = new VoiceChain(sampleRate, (report) => this.port.postMessage(report));

  constructor() {
    super();
    this.port.onmessage = ({ data }: MessageEvent<ChainRule>) => {
      this.#chain.rule = data;
    };
  }

  process([dry, wet]: Float32Array[][], [output, unlocked]: Float32Array[][]): boolean {
    if (output?.[0]) this.#chain.process(dry?.[0], wet?.[0], output[0], unlocked?.[0]);
    return true;
  }
}

registerProcessor('earshot-voice', VoiceProcessor);
