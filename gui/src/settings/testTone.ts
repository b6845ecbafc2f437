const RATE = 48_000;
/** Two notes, a fifth apart. Hertz and seconds. */
const notes = [
  { hertz: 523.25, from: 0 },
  { hertz: 783.99, from: 0.35 },
] as const;
const LENGTH_S = 1.1;
const LOUDNESS = 0.25;

/** A short friendly sound as a WAV file, to hear where speakers are. */
export function testTone(): Blob {
  const frames = Math.round(RATE * LENGTH_S);
  const view = new DataView(new ArrayBuffer(44 + frames * 2));
  const text = (at: number, letters: string) => {
    for (const [i, letter] of [...letters].entries()) view.setUint8(at + i, letter.charCodeAt(0));
  };
  text(0, 'RIFF');
  view.setUint32(4, 36 + frames * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, frames * 2, true);
  for (let frame = 0; frame < frames; frame++) view.setInt16(44 + frame * 2, sampleAt(frame / RATE) * 0x7fff, true);
  return new Blob([view.buffer], { type: 'audio/wav' });
}

/** Each note starts softly and fades. */
function sampleAt(seconds: number): number {
  return notes.reduce((sum, { hertz, from }) => {
    const t = seconds - from;
    if (t < 0) return sum;
    return sum + LOUDNESS * Math.min(1, t / 0.01) * Math.exp(-5 * t) * Math.sin(2 * Math.PI * hertz * t);
  }, 0);
}
