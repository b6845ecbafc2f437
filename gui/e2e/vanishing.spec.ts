import { chromium } from '@playwright/test';
import { launchOptions } from './chromium';
import { microphoneOf } from './ears';
import { expect, test } from './fixtures';
import { Panel } from './panel';

/** Everybody who vanishes is off the roster of a page that only watches, in time. */
const leftWithin = 2_000;
const killedWithin = 20_000;

for (const [times, tag] of [
  [1, []],
  [50, ['@full']],
] as const) {
  test(`a closed tab leaves the room within 2 s, ${times} times`, { tag: [...tag] }, async ({
    enter,
    visit,
    stream,
  }) => {
    test.setTimeout(30_000 + times * 10_000);
    const watched = new Panel((await visit()).page);
    await watched.open(stream.id);
    const ada = await enter('Ada');
    for (let time = 1; time <= times; time++) {
      const panel = new Panel(await ada.context.newPage());
      await panel.enter(stream.id);
      await watched.expectInRoom('Ada');
      await panel.page.close({ runBeforeUnload: true });
      await expect(watched.row('Ada'), `time ${time}`).toHaveCount(0, { timeout: leftWithin });
    }
  });

  test(`a reloaded page leaves the room within 2 s and can join again, ${times} times`, { tag: [...tag] }, async ({
    enter,
    visit,
    stream,
  }) => {
    test.setTimeout(30_000 + times * 10_000);
    const watched = new Panel((await visit()).page);
    await watched.open(stream.id);
    const panel = new Panel((await enter('Ada')).page);
    await panel.enter(stream.id);
    for (let time = 1; time <= times; time++) {
      await watched.expectInRoom('Ada');
      await panel.page.reload({ waitUntil: 'commit' });
      await expect(watched.row('Ada'), `time ${time}`).toHaveCount(0, { timeout: leftWithin });
      await panel.join.click();
      await expect(panel.leave).toBeVisible();
    }
  });

  test(`a killed browser leaves the room within 20 s, ${times} times`, { tag: [...tag] }, async ({
    enter,
    visit,
    stream,
  }) => {
    test.setTimeout(60_000 + times * 15_000);
    const watched = new Panel((await visit()).page);
    await watched.open(stream.id);
    const vanished = (name: string) => expect(watched.row(name)).toHaveCount(0, { timeout: killedWithin });
    const vanishings: Promise<void>[] = [];
    for (let time = 1; time <= times; time++) {
      const name = `Ada the ${time}.`;
      const server = await chromium.launchServer(launchOptions(microphoneOf(440)));
      const browser = await chromium.connect(server.wsEndpoint());
      await new Panel((await enter(name, { browser })).page).enter(stream.id);
      await expect(watched.row(name)).toBeVisible();
      await server.kill();
      // The next browser starts meanwhile.
      vanishings.push(vanished(name));
    }
    const lingering = (await Promise.allSettled(vanishings)).filter(({ status }) => status === 'rejected');
    expect(lingering).toEqual([]);
  });
}
