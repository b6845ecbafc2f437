import { expect, type Page } from '@playwright/test';

/** Louder than this at its frequency, in decibels of full scale, a tone is heard; nothing comes close by chance. */
const heardFrom = -60;
/** What is left of a tone that is not sent: nothing, or the codec's rounding. */
const silentBelow = -80;

/**
 * How loud each frequency got in what the page plays of a participant, within `ms`: in decibels, from the track of that
 * participant's audio element. `null` while the page plays nothing of that participant.
 */
export async function loudness(page: Page, userId: string, hertz: number[], ms = 700): Promise<number[] | null> {
  return page.evaluate(
    async ({ userId, hertz, ms }) => {
      const element = [...document.querySelectorAll<HTMLAudioElement>('audio[data-identity]')].find((audio) =>
        audio.dataset.identity?.startsWith(`${userId}.`),
      );
      if (element === undefined || element.paused || element.muted || element.volume === 0) return null;
      const context = new AudioContext();
      const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(element.srcObject as MediaStream).connect(analyser);
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      const loudest = hertz.map(() => Number.NEGATIVE_INFINITY);
      const end = performance.now() + ms;
      while (performance.now() < end) {
        await new Promise((resume) => setTimeout(resume, 50));
        analyser.getFloatFrequencyData(spectrum);
        hertz.forEach((frequency, index) => {
          const bin = Math.round((frequency * analyser.fftSize) / context.sampleRate);
          loudest[index] = Math.max(loudest[index] as number, spectrum[bin] as number);
        });
      }
      await context.close();
      return loudest;
    },
    { userId, hertz, ms },
  );
}

/** The page plays the speaker's tone, and nothing at the other frequency. */
export async function expectToHear(page: Page, userId: string, tone: number, notTone: number): Promise<void> {
  const heard = async () => {
    const [there, elsewhere] = (await loudness(page, userId, [tone, notTone])) ?? [];
    return there !== undefined && elsewhere !== undefined && there > heardFrom && there - elsewhere > 20;
  };
  await expect.poll(heard, { message: `${tone} Hz is heard`, timeout: 15_000 }).toBe(true);
}

/** The page plays nothing of the speaker's tone any more, for a whole second. */
export async function expectSilence(page: Page, userId: string, tone: number): Promise<void> {
  const silent = async () => {
    const [there] = (await loudness(page, userId, [tone], 1_000)) ?? [];
    return there === undefined || there < silentBelow;
  };
  await expect.poll(silent, { message: `${tone} Hz is not heard`, timeout: 10_000 }).toBe(true);
}
