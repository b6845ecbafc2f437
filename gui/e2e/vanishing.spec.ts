import { type Browser, chromium } from '@playwright/test';
import { launchOptions } from './chromium';
import { expect, microphoneOf, test } from './fixtures';
import { Panel } from './panel';

/** Everybody who vanishes is off the roster of a page that only watches, in time. */
const closedWithin = 2_000;
const killedWithin = 20_000;

for (const [times, tag] of [
  [1, ''],
  [50, '@full'],
] as const) {
  test(`a closed tab leaves the room within 2 s, ${times} times`, { tag: tag || [] }, async ({
    enter,
    visit,
    stream,
  }) => {
    test.setTimeout(30_000 + times * 10_000);
    const watched = new Panel((await visit()).page);
    await watched.open(stream.id);
    const ada = await enter('Ada');
    for (let time = 0; time < times; time++) {
      const panel = new Panel(await ada.context.newPage());
      await panel.enter(stream.id);
      await watched.expectInRoom('Ada');
      await panel.page.close({ runBeforeUnload: true });
      await expect(watched.row('Ada'), `time ${time + 1}`).toHaveCount(0, { timeout: closedWithin });
    }
  });

  test(`a killed browser leaves the room within 20 s, ${times} times`, { tag: tag || [] }, async ({
    enter,
    visit,
    stream,
  }) => {
    test.setTimeout(60_000 + times * 30_000);
    const watched = new Panel((await visit()).page);
    await watched.open(stream.id);
    for (let time = 0; time < times; time++) {
      const server = await chromium.launchServer(launchOptions(microphoneOf(440)));
      const browser: Browser = await chromium.connect(server.wsEndpoint());
      await new Panel((await enter('Ada', { browser })).page).enter(stream.id);
      await watched.expectInRoom('Ada');
      await server.kill();
      await expect(watched.row('Ada'), `time ${time + 1}`).toHaveCount(0, { timeout: killedWithin });
    }
  });
}
