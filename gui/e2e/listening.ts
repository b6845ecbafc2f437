import type { Page } from '@playwright/test';

/** A level at a moment: epoch milliseconds, decibels of full scale. */
export type Heard = { at: number; dbfs: number };
type Recording = { stop(): Promise<Heard[]> };

/**
 * Listens, every 5 ms, to the last 5 ms of what the page plays of a participant; of the page's own microphone as the browser
 * gives it, when nobody is named.
 */
export async function listen(page: Page, userId?: string): Promise<Recording> {
  const handle = await page.evaluateHandle(async (userId) => {
    const stream = () => {
      if (userId === undefined) return (window as unknown as { captured?: MediaStream[] }).captured?.at(-1);
      const element = document.querySelector<HTMLAudioElement>(`audio[data-identity^="${userId}."]`);
      return element?.srcObject as MediaStream | undefined;
    };
    while (!stream()) await new Promise((resume) => setTimeout(resume, 20));
    const context = new AudioContext({ sampleRate: 48_000 });
    const analyser = new AnalyserNode(context, { fftSize: 256 });
    context.createMediaStreamSource(stream() as MediaStream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const heard: { at: number; dbfs: number }[] = [];
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample ** 2, 0) / samples.length;
      heard.push({ at: Date.now(), dbfs: Math.max(-120, 10 * Math.log10(power)) });
    }, 5);
    return {
      stop: () => {
        clearInterval(timer);
        void context.close();
        return heard;
      },
    };
  }, userId);
  return { stop: () => handle.evaluate((recording) => recording.stop()) };
}

/** Listens to a participant for some time. */
export async function listenFor(page: Page, userId: string, ms: number): Promise<Heard[]> {
  const recording = await listen(page, userId);
  await page.waitForTimeout(ms);
  return recording.stop();
}

/** Keeps what the page captures, for `listen` to its own microphone; before the page is opened. */
export async function keepCaptures(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const captured: MediaStream[] = [];
    Object.assign(window, { captured });
    const plain = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (constraints) => {
      const stream = await plain(constraints);
      captured.push(stream.clone());
      return stream;
    };
  });
}

/** The moments at which a sound began after at least 300 ms of quiet. */
export function onsets(heard: readonly Heard[], overDbfs: number): number[] {
  const starts: number[] = [];
  let quietSince = heard[0]?.at ?? 0;
  for (const { at, dbfs } of heard) {
    if (dbfs <= overDbfs) continue;
    if (at - quietSince > 300) starts.push(at);
    quietSince = at;
  }
  return starts;
}

/** The level, in dBFS, under which this share of the moments lies. */
export function level(heard: readonly Heard[], share: number): number {
  const sorted = heard.map(({ dbfs }) => dbfs).toSorted((a, b) => a - b);
  return sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN;
}

/** How long each sound took from one recording to the other, ms; those that only one of them has are left out. */
export function delays(from: readonly number[], to: readonly number[]): number[] {
  return from.flatMap((start) => {
    const arrival = to.find((at) => at >= start && at - start < 700);
    return arrival === undefined ? [] : [arrival - start];
  });
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
