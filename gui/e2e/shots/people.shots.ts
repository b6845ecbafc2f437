import type { Page, Route } from '@playwright/test';
import type { Stream } from '../api';
import { Crowd } from '../crowd';
import { expect, test } from '../fixtures';
import { Panel } from '../panel';

const contact = 'test-results/contact';
const people = 5_000;

const looks = (['dark', 'light'] as const).flatMap((colorScheme) =>
  [360, 768, 1440].map((width) => ({
    name: `${colorScheme}-${width}`,
    look: { colorScheme, viewport: { width, height: width === 360 ? 780 : 900 }, reducedMotion: 'reduce' as const },
  })),
);

test(`a contact set: ${people} people`, async ({ enter, host }) => {
  test.setTimeout(300_000);
  const stream = await host.createStream({ playbackUrl: '/demo/none.m3u8' });
  await host.roster(stream.id);
  const crowd = await Crowd.of(stream.id, people);
  for (const { name, look } of looks) {
    const { page } = await enter('Nadia', look);
    await crowd.speak(3, 2_000, 4_000);
    await walk(page, stream, crowd, (what) =>
      page.screenshot({ path: `${contact}/people-${what}-${name}.png`, animations: 'disabled' }),
    );
    await page.close();
  }
  await crowd.end();
});

async function walk(
  page: Page,
  stream: Stream,
  crowd: Crowd,
  shoot: (what: string) => Promise<unknown>,
): Promise<void> {
  const panel = new Panel(page);
  const search = panel.tab.getByRole('searchbox');
  const list = '**/participants?*';
  await panel.open(stream.id);
  await expect(panel.row(crowd.names[5] ?? '')).toBeVisible();
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await shoot('begin');
  await panel.roster.getByRole('listitem').first().hover();
  const held: Route[] = [];
  await page.route(list, (route) => void held.push(route));
  await page.mouse.wheel(0, 60_000);
  await page.waitForTimeout(300);
  await shoot('not-read-yet');
  await search.fill('emeka');
  await expect(panel.tab.getByText('Searching…')).toBeVisible();
  await shoot('searching');
  for (const route of held) await route.continue();
  await page.unroute(list);
  await page.route(list, (route) => route.abort());
  await search.fill('zo');
  await expect(panel.tab.getByRole('alert').filter({ hasText: 'could not be read' })).toBeVisible();
  await shoot('search-failed');
  await page.unroute(list);
  await search.fill('zoe 1');
  await expect(panel.tab.getByText(/people found/)).toBeVisible();
  await shoot('found');
  await search.fill('Wilhelmina');
  await expect(panel.tab.getByText(/Nobody here is called/)).toBeVisible();
  await shoot('nobody-found');
  await search.fill('');
  await page.mouse.wheel(0, 400_000);
  await expect(panel.row(crowd.names.at(-1) ?? '')).toBeVisible();
  await shoot('end');
}
