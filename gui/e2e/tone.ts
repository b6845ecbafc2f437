import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sampleRate = 48_000;
const seconds = 2;

/**
 * A WAV file (mono, 16 bit) of one tone, in pulses of 400 ms with 100 ms between them: noise suppression takes a steady
 * tone for noise and removes it. Every file holds whole periods and whole pulses, so that Chromium can loop it without
 * a click.
 *
 * @param hertz a multiple of ten
 */
export function toneFile(hertz: number): string {
  const path = join(mkdtempSync(join(tmpdir(), 'earshot-tone-')), `${hertz}.wav`);
  writeFileSync(path, wav(hertz));
  return path;
}

function wav(hertz: number): Buffer {
  const frames = sampleRate * seconds;
  const bytes = Buffer.alloc(44 + frames * 2);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + frames * 2, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * 2, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(frames * 2, 40);
  for (let frame = 0; frame < frames; frame++) {
    bytes.writeInt16LE(Math.round(32_767 * 0.5 * loudness(frame) * sine(hertz, frame)), 44 + frame * 2);
  }
  return bytes;
}

function sine(hertz: number, frame: number): number {
  return Math.sin((2 * Math.PI * hertz * frame) / sampleRate);
}

/** 0 to 1: a pulse of 400 ms with edges of 10 ms, then 100 ms of silence. */
function loudness(frame: number): number {
  const inPulse = (frame / sampleRate) % 0.5;
  return Math.max(0, Math.min(1, inPulse / 0.01, (0.4 - inPulse) / 0.01));
}
