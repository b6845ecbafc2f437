import type { Page } from '@playwright/test';

type Moment = () => Promise<number>;

/** When the page is clicked next, in epoch milliseconds. */
export async function clickedAt(page: Page): Promise<Moment> {
  const moment = await page.evaluateHandle(() => {
    const clicked = new Promise<number>((resolve) =>
      document.addEventListener('click', () => resolve(Date.now()), { capture: true, once: true }),
    );
    return { clicked };
  });
  return () => moment.evaluate(({ clicked }) => clicked);
}

/**
 * When the page plays a tone of a participant next, in epoch milliseconds. Looks every 5 ms at the last 43 ms of sound
 * (2,048 samples at 48 kHz), at a level of -60 dB of full scale.
 */
export async function heardAt(page: Page, userId: string, hertz: number): Promise<Moment> {
  const moment = await page.evaluateHandle(
    ({ userId, hertz }) => {
      const context = new AudioContext({ sampleRate: 48_000 });
      const analyser = new AnalyserNode(context, { fftSize: 2048, smoothingTimeConstant: 0 });
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      const bin = Math.round((hertz * analyser.fftSize) / context.sampleRate);
      let source: MediaStreamAudioSourceNode | undefined;
      const isHeard = () => {
        const element = document.querySelector<HTMLAudioElement>(`audio[data-identity^="${userId}."]`);
        if (!element?.srcObject || element.paused) return false;
        source ??= context.createMediaStreamSource(element.srcObject as MediaStream);
        source.connect(analyser);
        analyser.getFloatFrequencyData(spectrum);
        return (spectrum[bin] as number) > -60;
      };
      const heard = new Promise<number>((resolve) => {
        const timer = setInterval(() => {
          if (!isHeard()) return;
          clearInterval(timer);
          resolve(Date.now());
          void context.close();
        }, 5);
      });
      return { heard };
    },
    { userId, hertz },
  );
  return () => moment.evaluate(({ heard }) => heard);
}
