import type { Page } from '@playwright/test';

/** Listens on a page for a participant's tone until it has been gone for half a second; answers when it was last heard, ms since the epoch. */
export function lastHeard(page: Page, userId: string, hertz: number): Promise<number> {
  return page.evaluate(
    async ({ userId, hertz }) => {
      const element = [...document.querySelectorAll<HTMLAudioElement>('audio[data-identity]')].find((audio) =>
        audio.dataset.identity?.startsWith(`${userId}.`),
      );
      if (!element) throw new Error('nothing of that person is played');
      const context = new AudioContext();
      // Short windows: the figure is no finer than one of them.
      const analyser = new AnalyserNode(context, { fftSize: 1024, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(element.srcObject as MediaStream).connect(analyser);
      const spectrum = new Float32Array(analyser.frequencyBinCount);
      const bin = Math.round((hertz * analyser.fftSize) / context.sampleRate);
      let last = Date.now();
      while (Date.now() - last < 500) {
        await new Promise((resume) => setTimeout(resume, 5));
        analyser.getFloatFrequencyData(spectrum);
        if ((spectrum[bin] as number) > -60) last = Date.now();
      }
      await context.close();
      return last;
    },
    { userId, hertz },
  );
}
