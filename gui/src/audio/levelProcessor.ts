/**
 * Runs in the audio thread and posts the level (RMS, 0 to 1) of each 20 ms of the first channel. There it keeps its pace in
 * a hidden tab, where the page's own timers are slowed down.
 */
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => unknown): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

const FRAME_S = 0.02;

class LevelProcessor extends AudioWorkletProcessor {
  #sum = 0;
  #count = 0;

  process([input]: Float32Array[][]): boolean {
    for (const sample of input?.[0] ?? []) {
      this.#sum += sample * sample;
      this.#count += 1;
      if (this.#count >= sampleRate * FRAME_S) this.#post();
    }
    return true;
  }

  #post(): void {
    this.port.postMessage(Math.sqrt(this.#sum / this.#count));
    this.#sum = 0;
    this.#count = 0;
  }
}

registerProcessor('earshot-level', LevelProcessor);
