import type { Microphone } from './chromium';
import { type Speech, speechFile } from './speech';
import { toneFile } from './tone';

/** Somebody who says two words a second apart now and then, in a room that is quiet, noisy, or has nobody in it. */
const sounds = {
  words: {
    words: [
      [0.5, 0.3],
      [2, 0.3],
      [3.5, 0.3],
      [5, 0.3],
    ],
    seconds: 6,
    voiceDbfs: -20,
    noiseDbfs: -75,
  },
  sentences: { words: [[1, 2]], seconds: 6, voiceDbfs: -18, noiseDbfs: -75 },
  noisySentences: { words: [[1, 2]], seconds: 6, voiceDbfs: -18, noiseDbfs: -40 },
  emptyRoom: { words: [], seconds: 2, noiseDbfs: -55 },
} satisfies Record<string, Speech>;

/**
 * The microphones that the tests know: a tone in hertz, something said, a machine without one, and one at 440 Hz that the page
 * gets only where a test grants it.
 */
export type Ear = 440 | 1000 | keyof typeof sounds | 'refused' | 'absent';

const files = new Map<Ear, string>();

export function microphoneOf(ear: Ear): Microphone {
  if (ear === 'absent') return ear;
  return ear === 'refused' ? { wav: fileOf(440), asked: 'refuses' } : { wav: fileOf(ear), asked: 'allows' };
}

/** One file per sound for the whole run. */
function fileOf(ear: Exclude<Ear, 'refused' | 'absent'>): string {
  const wav = files.get(ear) ?? (typeof ear === 'number' ? toneFile(ear) : speechFile(ear, sounds[ear]));
  files.set(ear, wav);
  return wav;
}
