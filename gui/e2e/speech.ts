import { sampleRate, wavFile } from './wav';

/** What is said, and how loud the room is meanwhile; levels in dBFS. */
export type Speech = {
  /** Each word's start and length in seconds. */
  readonly words: readonly (readonly [start: number, length: number])[];
  readonly seconds: number;
  readonly voiceDbfs?: number;
  readonly noiseDbfs?: number;
};

/** The resonances of a few vowels, hertz. */
const vowels = [
  [730, 1090, 2440],
  [270, 2290, 3010],
  [530, 1840, 2480],
  [300, 870, 2240],
] as const;
const syllable = 0.18;

/** A WAV file of something that noise suppression takes for a voice: a buzz with the resonances of vowels, in syllables. */
export function speechFile(name: string, speech: Speech): string {
  const samples = new Float32Array(speech.seconds * sampleRate);
  if (speech.voiceDbfs !== undefined) sayInto(samples, speech.words, 10 ** (speech.voiceDbfs / 20));
  if (speech.noiseDbfs !== undefined) hissInto(samples, 10 ** (speech.noiseDbfs / 20));
  return wavFile(name, samples);
}

function sayInto(samples: Float32Array, words: Speech['words'], rms: number): void {
  for (const [start, length] of words) {
    const word = say(length);
    const gain = rms / Math.sqrt(word.reduce((sum, sample) => sum + sample ** 2, 0) / word.length);
    for (const [i, sample] of word.entries()) samples[Math.round(start * sampleRate) + i] = sample * gain;
  }
}

/** Harmonics of a pitch that moves, each as loud as the vowel of its syllable lets it through. */
function say(seconds: number): Float32Array {
  let phase = 0;
  return Float32Array.from({ length: Math.round(seconds * sampleRate) }, (_, frame) => {
    const t = frame / sampleRate;
    const pitch = 125 + 20 * Math.sin(2 * Math.PI * 1.7 * t);
    phase += (2 * Math.PI * pitch) / sampleRate;
    const vowel = vowels[Math.floor(t / syllable) % vowels.length] ?? vowels[0];
    let sample = 0;
    for (let harmonic = 1; harmonic * pitch < 3_500; harmonic++) {
      sample += passed(harmonic * pitch, vowel) * Math.sin(harmonic * phase);
    }
    const inSyllable = t % syllable;
    const opening = Math.min(1, inSyllable / 0.02, (syllable - inSyllable) / 0.03);
    return sample * (0.15 + 0.85 * opening) * Math.min(1, t / 0.005, (seconds - t) / 0.01);
  });
}

function passed(hertz: number, vowel: readonly number[]): number {
  return vowel.reduce((sum, formant, i) => sum + 1 / (i + 1) / (1 + ((hertz - formant) / 90) ** 2), 0.02);
}

/** Noise as of a fan, the same in each run. */
function hissInto(samples: Float32Array, rms: number): void {
  let state = 7;
  for (let i = 0; i < samples.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    samples[i] = (samples[i] as number) + (rms * Math.sqrt(3) * state) / 2 ** 31;
  }
}
