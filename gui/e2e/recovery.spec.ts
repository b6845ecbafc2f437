import type { Page } from '@playwright/test';
import { Cable } from './cable';
import { expect, test } from './fixtures';
import { expectToHear } from './hearing';
import { Panel } from './panel';
import { freePort, sharedParts, startApi } from './system';

test('with the way to the API cut, a banner says so, voice goes on, and all comes back without a reload', async ({
  enter,
  guard,
  origin,
  stream,
}) => {
  const cable = await Cable.to(origin);
  guard.allow(cable.origin);
  const ada = await enter('Ada', { ear: 440, origin: cable.origin });
  const ben = await enter('Ben', { ear: 1000 });
  const [adas, bens] = [new Panel(ada.page), new Panel(ben.page)];
  await adas.enter(stream.id);
  await bens.enter(stream.id);
  await adas.expectInRoom('Ada', 'Ben');
  const loads = countLoads(ada.page);
  // Signalling goes the same way: whom Ada does not hear before the cut she cannot begin to hear during it.
  await expectToHear(ada.page, ben.user.id, 1000, 440);

  await cable.cut();
  await expectBanner(ada.page);
  await expectToHear(ada.page, ben.user.id, 1000, 440);
  await bens.leave.click();

  await cable.mend();
  await adas.expectInRoom('Ada');
  await bens.join.click();
  await adas.expectInRoom('Ada', 'Ben');
  expect(loads()).toBe(0);
  await cable.cut();
});

// Alone: it starts two processes, which a busy machine makes minutes of.
test(
  'with the API restarted, pages come back to their seats without a reload, and voice never stops',
  {
    tag: '@alone',
  },
  async ({ enter, guard, stream }, testInfo) => {
    test.setTimeout(180_000);
    const port = await freePort();
    const logs = testInfo.outputPath('second');
    const start = () => startApi(port, logs, sharedParts());
    const first = await start();
    guard.allow(first.url);
    const ada = await enter('Ada', { ear: 440, origin: first.url });
    const ben = await enter('Ben', { ear: 1000 });
    const [adas, bens] = [new Panel(ada.page), new Panel(ben.page)];
    await adas.enter(stream.id);
    await bens.enter(stream.id);
    await adas.expectInRoom('Ada', 'Ben');
    const loads = countLoads(ada.page);
    await expectToHear(ada.page, ben.user.id, 1000, 440);

    await first.stop();
    await expectBanner(ada.page);
    await expectToHear(ada.page, ben.user.id, 1000, 440);
    const second = await start();
    try {
      await bens.leave.click();
      await adas.expectInRoom('Ada');
      await expect(adas.leave).toBeVisible();
      await bens.join.click();
      await expectToHear(ben.page, ada.user.id, 440, 1000);
      expect(loads()).toBe(0);
    } finally {
      await second.stop();
    }
  },
);

async function expectBanner(page: Page): Promise<void> {
  const spoken = page.getByRole('alert').or(page.getByRole('status'));
  await expect(spoken.filter({ hasText: /connecting again/i }).first()).toBeVisible();
}

function countLoads(page: Page): () => number {
  let loads = 0;
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) loads++;
  });
  return () => loads;
}
