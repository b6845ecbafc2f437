import { loadRnnoise, RnnoiseWorkletNode } from '@sapphi-red/web-noise-suppressor';
import wasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import simdWasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import processorUrl from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';

/** The rate that the network was trained with. */
const RATE = 48_000;

/**
 * RNNoise as a node of this context. Rejects where it cannot run: another sample rate, no WebAssembly, files that do not
 * arrive. Its output stays zero until the network is ready.
 */
export async function createNoiseSuppressor(context: AudioContext): Promise<RnnoiseWorkletNode> {
  if (context.sampleRate !== RATE) throw new Error(`RNNoise needs ${RATE} Hz, and this is ${context.sampleRate}`);
  const [wasmBinary] = await Promise.all([
    loadRnnoise({ url: wasmUrl, simdUrl: simdWasmUrl }),
    context.audioWorklet.addModule(processorUrl),
  ]);
  // The worklet would fail in silence.
  await WebAssembly.compile(wasmBinary);
  return new RnnoiseWorkletNode(context, { wasmBinary, maxChannels: 1 });
}
