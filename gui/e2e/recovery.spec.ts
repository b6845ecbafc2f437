import type { Page } from '@playwright/test';
import type { Stream } from './api';
import { Cable } from './cable';
import { expect, type Person, test } from './fixtures';
import { expectToHear } from './hearing';
import { Panel } from './panel';
import { freePort, type System, sharedParts, startApi } from './system';

test('with the way to the API cut, a banner says so, voice goes on, and all comes back without a reload', async ({
  enter,
  guard,
  origin,
  stream,
}) => {
  const cable = await Cable.to(origin);
  guard.allow(cable.origin);
  const { ada, adas, ben, bens, loads } = await talkOver(cable.origin, enter, stream);

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

test.describe('with an API of its own', () => {
  let running: System | undefined;

  // Also when the test ran out of time, where nothing of its own is done any more.
  test.afterEach(async () => {
    await running?.stop();
    running = undefined;
  });

  // Alone: it starts two processes, which a busy machine makes minutes of.
  test(
    'that is restarted, pages come back to their seats without a reload, and voice never stops',
    {
      tag: '@alone',
    },
    async ({ enter, guard, stream }, testInfo) => {
      test.setTimeout(180_000);
      const port = await freePort();
      const logs = testInfo.outputPath('second');
      running = await startApi(port, logs, sharedParts());
      guard.allow(running.url);
      const { ada, adas, ben, bens, loads } = await talkOver(running.url, enter, stream);

      await running.stop();
      await expectBanner(ada.page);
      await expectToHear(ada.page, ben.user.id, 1000, 440);
      running = await startApi(port, logs, sharedParts());
      await bens.leave.click();
      await adas.expectInRoom('Ada');
      await expect(adas.leave).toBeVisible();
      await bens.join.click();
      await expectToHear(ben.page, ada.user.id, 440, 1000);
      expect(loads()).toBe(0);
    },
  );
});

type Enter = (displayName: string, wishes: { ear: 440 | 1000; origin?: string }) => Promise<Person>;

/** Ada, whose page reaches the API at `origin`, and Ben by the usual way: both are in the room, and she hears him. */
async function talkOver(origin: string, enter: Enter, stream: Stream) {
  const ada = await enter('Ada', { ear: 440, origin });
  const ben = await enter('Ben', { ear: 1000 });
  const [adas, bens] = [new Panel(ada.page), new Panel(ben.page)];
  await adas.enter(stream.id);
  await bens.enter(stream.id);
  await adas.expectInRoom('Ada', 'Ben');
  const loads = countLoads(ada.page);
  // Signalling goes the same way: whom Ada does not hear before it breaks she cannot begin to hear meanwhile.
  await expectToHear(ada.page, ben.user.id, 1000, 440);
  return { ada, adas, ben, bens, loads };
}

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
