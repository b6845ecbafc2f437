import { sampleRate, wavFile } from './wav';

const seconds = 2;

/**
 * A WAV file of one tone, in pulses of 400 ms with 100 ms between them: noise suppression takes a steady tone for noise and
 * removes it. Every file holds whole periods and whole pulses, so that Chromium can loop it without a click.
 *
 * @param hertz a multiple of ten
 */
export function toneFile(hertz: number): string {
  const samples = Float32Array.from(
    { length: sampleRate * seconds },
    (_, frame) => 0.5 * loudness(frame) * Math.sin((2 * Math.PI * hertz * frame) / sampleRate),
  );
  return wavFile(String(hertz), samples);
}

/** 0 to 1: a pulse of 400 ms with edges of 10 ms, then 100 ms of silence. */
function loudness(frame: number): number {
  const inPulse = (frame / sampleRate) % 0.5;
  return Math.max(0, Math.min(1, inPulse / 0.01, (0.4 - inPulse) / 0.01));
}
