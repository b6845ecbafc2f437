import type { Page } from '@playwright/test';
import { expect, type Person, test } from './fixtures';
import { Panel } from './panel';
import { SettingsDialog } from './settingsDialog';

const tone = 440;
/** So loud that four times as much would be cut off, and twice as much would not. */
const inputGainPercent = 60;
const heardFromDbfs = -25;

test('above 100 % a voice gets louder, and is never cut off', { tag: '@alone' }, async ({ enter, stream }) => {
  const { ada, ben } = await twoInVoice(enter, stream.id);
  const rise = async () => (await sound(ada.page)).dbfs - plain.dbfs;
  const plain = await sound(ada.page);

  await hearAt(ada, ben, 200, 100);
  await expect.poll(rise, 'twice as loud is 6 dB more').toBeGreaterThan(5);
  const twice = await sound(ada.page);
  expect(twice.dbfs - plain.dbfs).toBeLessThan(7);

  await hearAt(ada, ben, 200, 200);
  await expect.poll(rise, 'louder still').toBeGreaterThan(7);
  const most = await sound(ada.page);
  test.info().annotations.push({ type: 'levels', description: JSON.stringify({ plain, twice, most }) });
  expect(most.peak).toBeLessThan(1);
  // What is cut off at its tops sounds three times as high, too.
  expect(most.overtoneDb).toBeLessThan(-40);

  await hearAt(ada, ben, 100, 100);
  await expect.poll(async () => Math.abs(await rise()), 'as before').toBeLessThan(1);
});

test('voices come out of the speaker that is chosen, amplified ones too, and of the system’s own again', async ({
  enter,
  stream,
}) => {
  const { ada, ben } = await twoInVoice(enter, stream.id);
  const outputs = async () => (await sound(ada.page)).outputs;
  await hearAt(ada, ben, 200, 100);
  await expect.poll(outputs).toEqual(['amplified, system']);

  await ada.page.evaluate(() => {
    location.hash = '#settings/devices';
  });
  const settings = new SettingsDialog(ada.page);
  await settings.ready();
  const speakers = settings.dialog.getByRole('combobox', { name: 'Listen with' });
  const option = speakers.locator('option', { hasText: 'Fake Audio Output 1' });
  const chosen = (await option.getAttribute('value')) ?? '';
  await speakers.selectOption(chosen);
  await expect.poll(outputs).toEqual([`amplified, ${chosen}`]);
  await hearAt(ada, ben, 50, 100);
  await new Panel(ada.page).enter(stream.id);
  await expect.poll(outputs).toEqual([`plain, ${chosen}`]);

  await ada.page.evaluate(() => {
    location.hash = '#settings/devices';
  });
  await speakers.selectOption('');
  await expect.poll(outputs).toEqual(['plain, system']);
});

/** Ben sends a tone as it is, and Ada hears it. */
async function twoInVoice(
  enter: (name: string, wishes: { ear: 440 | 1000 }) => Promise<Person>,
  streamId: string,
): Promise<{ ada: Person; ben: Person }> {
  const ada = await enter('Ada', { ear: 1000 });
  const ben = await enter('Ben', { ear: tone });
  await keepPlayers(ada.page);
  const unprocessed = { echoCancellation: false, automaticGain: false, noiseSuppression: 'off' } as const;
  await ben.api.choose({ account: { ...unprocessed, transmission: 'continuous', inputGainPercent } });
  for (const { page } of [ben, ada]) await new Panel(page).enter(streamId);
  await expect.poll(async () => (await sound(ada.page)).dbfs).toBeGreaterThan(heardFromDbfs);
  return { ada, ben };
}

/** Sets how loud Ben is for Ada, and how loud everybody is. */
async function hearAt(ada: Person, ben: Person, volumePercent: number, outputVolumePercent: number): Promise<void> {
  const people = [{ userId: ben.user.id, volumePercent, muted: false }];
  await ada.api.choose({ account: { outputVolumePercent }, people });
}

type Players = Window & { players: Set<HTMLMediaElement> };

/** Keeps what the page plays outside of the document too; before the page is opened. */
async function keepPlayers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shared = window as unknown as Players;
    shared.players = new Set();
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      shared.players.add(this);
      return play.call(this);
    };
  });
}

/**
 * What the page lets be heard of the others within a second and a half: the tone's level, how far below it its third harmonic
 * is, the largest sample, and by which elements through which speakers.
 */
async function sound(page: Page) {
  return page.evaluate(
    async ({ tone, ms }) => {
      const { players } = window as unknown as Players;
      const all = new Set([...players, ...document.querySelectorAll<HTMLMediaElement>('audio')]);
      const audible = [...all].filter(
        ({ srcObject, paused, muted, volume }) => srcObject && !paused && !muted && volume > 0,
      );
      const context = new AudioContext({ sampleRate: 48_000 });
      const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
      for (const element of audible) {
        const gain = new GainNode(context, { gain: element.volume });
        context
          .createMediaStreamSource(element.srcObject as MediaStream)
          .connect(gain)
          .connect(analyser);
      }
      const [spectrum, samples] = [new Float32Array(analyser.frequencyBinCount), new Float32Array(analyser.fftSize)];
      const at = (hertz: number) => spectrum[Math.round((hertz * analyser.fftSize) / context.sampleRate)] as number;
      let [dbfs, overtoneDb, peak] = [-120, 0, 0];
      for (const end = performance.now() + ms; performance.now() < end; ) {
        await new Promise((resume) => setTimeout(resume, 20));
        analyser.getFloatFrequencyData(spectrum);
        analyser.getFloatTimeDomainData(samples);
        peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), peak);
        if (at(tone) <= dbfs) continue;
        [dbfs, overtoneDb] = [at(tone), at(3 * tone) - at(tone)];
      }
      await context.close();
      const outputs = audible.map((each) => `${each.isConnected ? 'plain' : 'amplified'}, ${each.sinkId || 'system'}`);
      return { dbfs, overtoneDb, peak, outputs };
    },
    { tone, ms: 1_500 },
  );
}
