import type { Page } from '@playwright/test';
import { expect, type Person, test } from './fixtures';
import { expectToHear } from './hearing';
import { delays, keepCaptures, level, listen, listenFor, median, onsets } from './listening';
import { Panel } from './panel';

/** The browser's own processing would do the work of what is tested here. */
const plain = { echoCancellation: false, automaticGain: false, noiseSuppression: 'off' } as const;
const inaudible = -90;

test('the gate keeps silence in, and lets the same room through when it is off', { tag: '@alone' }, async ({
  enter,
  stream,
}) => {
  const ada = await enter('Ada', { ear: 'emptyRoom' });
  const ben = await enter('Ben', { ear: 440 });
  await new Panel(ben.page).enter(stream.id);
  await new Panel(ben.page).mute.click();

  await joinWith(ada, stream.id, { ...plain, transmission: 'voice_activity' });
  const gated = await listenFor(ben.page, ada.user.id, 4_000);
  expect(level(gated, 1)).toBeLessThan(inaudible);

  await joinWith(ada, stream.id, { ...plain, transmission: 'continuous' });
  const open = await listenFor(ben.page, ada.user.id, 4_000);
  expect(level(open, 0.5)).toBeGreaterThan(-70);
});

test('a voice arrives no more than 50 ms later through the gate, and none of its words is missing', {
  tag: '@full',
}, async ({ enter, stream }) => {
  test.setTimeout(120_000);
  const ada = await enter('Ada', { ear: 'words' });
  const ben = await enter('Ben', { ear: 440 });
  await keepCaptures(ada.page);
  await new Panel(ben.page).enter(stream.id);
  await new Panel(ben.page).mute.click();
  const delayWith = async (transmission: 'continuous' | 'voice_activity') => {
    await joinWith(ada, stream.id, { ...plain, transmission });
    const [said, heard] = [await listen(ada.page), await listen(ben.page, ada.user.id)];
    await ada.page.waitForTimeout(15_500);
    const starts = onsets(await said.stop(), -45);
    const arrivals = delays(starts, onsets(await heard.stop(), -45));
    expect(starts.length).toBeGreaterThan(7);
    expect(arrivals.length).toBeGreaterThanOrEqual(starts.length - 1);
    return median(arrivals);
  };
  const off = await delayWith('continuous');
  const on = await delayWith('voice_activity');
  test.info().annotations.push({ type: 'delay', description: `gate off ${off} ms, on ${on} ms` });
  expect(on - off).toBeLessThanOrEqual(50);
});

test('RNNoise takes at least 10 dB of noise away at the receiver and keeps the voice', { tag: '@full' }, async ({
  enter,
  stream,
}) => {
  test.setTimeout(120_000);
  const ada = await enter('Ada', { ear: 'noisySentences' });
  const ben = await enter('Ben', { ear: 440 });
  await new Panel(ben.page).enter(stream.id);
  await new Panel(ben.page).mute.click();
  const heardWith = async (noiseSuppression: 'off' | 'rnnoise') => {
    await joinWith(ada, stream.id, { ...plain, noiseSuppression, transmission: 'continuous' });
    await ben.page.waitForTimeout(4_000);
    const heard = await listenFor(ben.page, ada.user.id, 12_000);
    return { floor: level(heard, 0.2), voice: level(heard, 0.9) };
  };
  const off = await heardWith('off');
  const on = await heardWith('rnnoise');
  // Where it fails, the browser's own suppression stands in, and the page says so.
  await expect(new Panel(ada.page).tab.getByText('RNNoise cannot run')).toHaveCount(0);
  const figures = `floor ${off.floor.toFixed(1)} -> ${on.floor.toFixed(1)} dBFS, voice ${off.voice.toFixed(1)} -> ${on.voice.toFixed(1)} dBFS`;
  test.info().annotations.push({ type: 'rnnoise', description: figures });
  expect(off.floor - on.floor).toBeGreaterThanOrEqual(10);
  expect(Math.abs(off.voice - on.voice)).toBeLessThan(6);
});

for (const [missing, loseIt, tag] of [
  ['network', loseNetwork, []],
  ['worklet', loseWorklet, ['@full']],
] as const) {
  test(`where the ${missing} of RNNoise cannot be had, the page says so and the voice goes out`, {
    tag: [...tag],
  }, async ({ enter, stream }) => {
    const ada = await enter('Ada', { ear: 440 });
    const ben = await enter('Ben', { ear: 1000 });
    await loseIt(ada.page);
    await new Panel(ben.page).enter(stream.id);
    await joinWith(ada, stream.id, { noiseSuppression: 'rnnoise', transmission: 'continuous' });
    await expect(new Panel(ada.page).tab.getByText('RNNoise cannot run')).toBeVisible();
    await expectToHear(ben.page, ada.user.id, 440, 1000);
  });
}

async function loseNetwork(page: Page): Promise<void> {
  await page.route(/rnnoise[^/]*\.wasm/, (route) => route.abort());
}

/** What a worklet loads passes no route. */
async function loseWorklet(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const load = AudioWorklet.prototype.addModule;
    AudioWorklet.prototype.addModule = function (url, options) {
      const lost = String(url).includes('workletProcessor');
      return lost ? Promise.reject(new DOMException('not loaded', 'AbortError')) : load.call(this, url, options);
    };
  });
}

/** Takes the settings, opens the stream's page anew and joins. */
async function joinWith(person: Person, streamId: string, account: Parameters<Person['api']['choose']>[0]['account']) {
  await person.api.choose({ ...(account && { account }) });
  await new Panel(person.page).enter(streamId);
  await expect(new Panel(person.page).mute).toBeVisible();
}
