import { playbackContext } from './playbackContext';

export type Chime = 'muted' | 'unmuted' | 'joined' | 'left' | 'disconnected';

/** Tones in hertz, one after the other. Up is good news, down is not. */
const melodies: Record<Chime, readonly number[]> = {
  muted: [523, 392],
  unmuted: [392, 523],
  joined: [587, 784],
  left: [784, 587],
  disconnected: [440, 349, 262],
};

/** Seconds. */
const TONE = 0.09;
const EDGE = 0.012;
/** At full volume a chime is as loud as a voice. */
const LOUDNESS = 0.2;

/** Plays a chime; `volume` from 0 to 1. Says nothing where the browser lets no sound through yet. */
export function playChime(chime: Chime, volume: number): void {
  const context = playbackContext();
  if (context.state !== 'running') return;
  melodies[chime].forEach((hertz, i) => {
    const start = context.currentTime + i * TONE;
    const oscillator = new OscillatorNode(context, { type: 'triangle', frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(volume * LOUDNESS, start + EDGE);
    gain.gain.setValueAtTime(volume * LOUDNESS, start + TONE - EDGE);
    gain.gain.linearRampToValueAtTime(0, start + TONE + EDGE);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + TONE + EDGE);
  });
}
