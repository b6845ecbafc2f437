import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expectSilence, expectToHear } from './hearing';
import { level, listenFor } from './listening';
import { Panel } from './panel';

test('who wants to be in voice at once is, and heard only where the microphone was allowed before', async ({
  enter,
  stream,
}) => {
  const ada = await enter('Ada', { ear: 'refused' });
  const ben = await enter('Ben', { ear: 1000 });
  const [adas, bens] = [new Panel(ada.page), new Panel(ben.page)];
  await countMicrophones(ada.page);
  await ada.api.choose({ account: { autoJoin: true, transmission: 'continuous' } });
  await bens.enter(stream.id);

  await adas.open(stream.id);
  await expect(adas.leave).toBeVisible();
  await bens.expectInRoom('Ada', 'Ben');
  await expect(adas.mute).toHaveCount(0);
  await expectToHear(ada.page, ben.user.id, 1000, 440);
  expect(await microphones(ada.page), 'nobody was asked for a microphone').toBe(0);

  await ada.context.grantPermissions(['microphone']);
  await ada.page.reload();
  await expect(adas.mute).toBeVisible();
  expect(await microphones(ada.page)).toBeGreaterThan(0);
  const loudest = async () => level(await listenFor(ben.page, ada.user.id, 1_500), 1);
  await expect.poll(loudest, 'the sound of the browser’s fake microphone').toBeGreaterThan(-50);
});

test('who did not ask to be in voice is not taken in, whatever holds beside other streams', async ({
  enter,
  stream,
}) => {
  const ada = await enter('Ada', { ear: 440 });
  const adas = new Panel(ada.page);
  await ada.context.grantPermissions(['microphone']);
  await countMicrophones(ada.page);
  await ada.api.choose({
    account: { autoJoin: true },
    streams: [{ streamId: stream.id, autoJoin: false, balance: null }],
  });
  await adas.open(stream.id);
  await expect(adas.join).toBeEnabled();
  const joined = adas.leave.waitFor({ timeout: 3_000 }).then(
    () => true,
    () => false,
  );
  expect(await joined).toBe(false);
  expect(await microphones(ada.page)).toBe(0);

  await ada.api.choose({ streams: [] });
  await ada.page.reload();
  await expect(adas.leave).toBeVisible();
});

test('who joins muted is silent until the first press', async ({ enter, stream }) => {
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  const adas = new Panel(ada.page);
  await ada.api.choose({ account: { joinMuted: true } });
  await new Panel(ben.page).enter(stream.id);
  await adas.enter(stream.id);
  await expect(adas.unmute).toBeVisible();
  await expectSilence(ben.page, ada.user.id, 440);
  await adas.unmute.click();
  await expectToHear(ben.page, ada.user.id, 440, 1000);
});

type Counting = Window & { microphones: number };

/** Counts how often the page asks for a microphone; before the page is opened. */
async function countMicrophones(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shared = window as unknown as Counting;
    shared.microphones = 0;
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = (constraints) => {
      shared.microphones++;
      return open(constraints);
    };
  });
}

function microphones(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as Counting).microphones);
}
