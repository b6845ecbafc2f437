import type { Locator } from '@playwright/test';
import type { Stream } from './api';
import { expectAccessible } from './axe';
import { Crowd } from './crowd';
import { expect, type Person, test } from './fixtures';
import { Panel } from './panel';

/** More than a snapshot names. */
const people = 300;
/** Far fewer rows than people. */
const drawn = 60;

test.use({ hardCap: 500 });

let crowd: Crowd;

test.afterEach(() => crowd.end());

for (const width of [360, 1440]) {
  test(`a room too large to be told whole is read on while one scrolls, at ${width} px`, async ({ enter, stream }) => {
    const panel = await openCrowded(await enter('Ada', { viewport: { width, height: 800 } }), stream);
    const rows = panel.roster.getByRole('listitem');
    await expect(panel.roster.getByRole('heading', { name: `${people} people in voice` })).toBeVisible();
    await expect(panel.row(crowd.names[0] ?? '')).toBeVisible();
    await expectAccessible(panel.page);

    const lastRow = panel.row(crowd.names.at(-1) ?? '');
    await scrollUntil(panel, lastRow);
    await expect(lastRow).toHaveAttribute('aria-posinset', String(people));
    await expect(lastRow).toHaveAttribute('aria-setsize', String(people));
    expect(await rows.count()).toBeLessThan(drawn);

    await crowd.join('Newcomer');
    await expect(rows.first()).toHaveAttribute('aria-setsize', String(people + 1));
    await scrollUntil(panel, panel.row('Newcomer'));
    await crowd.leave(crowd.users.length - 1);
    await expect(panel.row('Newcomer')).toHaveCount(0);
    await expect(lastRow).toHaveAttribute('aria-setsize', String(people));
  });
}

test('somebody whom the page does not know of is found by name, and stays live', async ({ enter, stream }) => {
  const panel = await openCrowded(await enter('Ada'), stream);
  const search = panel.tab.getByRole('searchbox', { name: 'Find people by name' });
  await search.fill('sofia');
  const found = crowd.names.filter((name) => name.startsWith('Sofía')).length;
  await expect(panel.tab.getByText(`${found} people found`)).toBeVisible();
  await expect(panel.roster.getByRole('listitem')).toHaveCount(found);

  const [name = ''] = crowd.names;
  await search.fill(` ${name.toUpperCase()} `);
  await expect(panel.tab.getByText('1 person found')).toBeVisible();
  await crowd.mute(0, true);
  await expect(panel.row(name)).toContainText('muted');
  await crowd.mute(0, false);
  await expect(panel.row(name)).not.toContainText('muted');
  await crowd.speak(0);
  await expect(panel.row(name)).toContainText('speaking');
  await crowd.leave(0);
  await expect(panel.tab.getByText(/Nobody here is called/)).toBeVisible();
  await expectAccessible(panel.page);

  await panel.button('Clear the search').click();
  await expect(search).toBeFocused();
  await expect(search).toHaveValue('');
  await expect(panel.row(crowd.names[1] ?? '')).toBeVisible();
});

test('a list that cannot be read says so, and goes on when asked to', async ({ enter, stream }) => {
  const ada = await enter('Ada');
  await ada.page.route('**/participants?*', (route) => route.abort());
  const panel = await openCrowded(ada, stream);
  const failure = panel.tab.getByRole('alert').filter({ hasText: 'could not be read' });
  await expect(failure).toBeVisible();
  await panel.tab.getByRole('searchbox').fill(crowd.names[3] ?? '');
  await expect(failure).toBeVisible();
  await ada.page.unroute('**/participants?*');
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.row(crowd.names[3] ?? '')).toBeVisible();
  await expect(failure).toHaveCount(0);
});

test('by keyboard: past a long list, and from row to row', async ({ enter, stream }) => {
  const panel = await openCrowded(await enter('Ada'), stream);
  const { keyboard } = panel.page;
  await expect(panel.row(crowd.names[0] ?? '')).toBeVisible();
  const more = (at: number) => panel.tab.getByRole('button', { name: `More about ${crowd.names[at]}`, exact: true });
  await panel.tab.getByRole('searchbox').focus();
  await keyboard.press('Tab');
  await expect(more(0)).toBeFocused();
  for (let row = 1; row <= 40; row++) await keyboard.press('ArrowDown');
  await expect(more(40)).toBeFocused();
  await expect(more(40)).toBeInViewport({ ratio: 1 });
  await keyboard.press('ArrowUp');
  await expect(more(39)).toBeFocused();

  // Who scrolls away from where the keyboard is comes back to it.
  await panel.tab.getByRole('searchbox').hover();
  await panel.page.mouse.wheel(0, 6_000);
  await expect(panel.row(crowd.names[150] ?? '')).toBeVisible();
  await expect(more(39)).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(more(38)).toBeFocused();
  await expect(more(38)).toBeInViewport({ ratio: 1 });

  await panel.tab.getByRole('searchbox').focus();
  await keyboard.press('Shift+Tab');
  const skip = panel.button('Skip the list of people');
  await expect(skip).toBeFocused();
  await keyboard.press('Enter');
  await expect(panel.join).toBeFocused();
});

/** The stream's page, open, with a crowd in its room. */
async function openCrowded({ page }: Person, stream: Stream): Promise<Panel> {
  const panel = new Panel(page);
  await panel.open(stream.id);
  await expect(panel.join).toBeEnabled();
  crowd = await Crowd.of(stream.id, people);
  await page.reload();
  await expect(panel.join).toBeEnabled();
  return panel;
}

/** Turns the wheel over the list until somebody is in sight. */
async function scrollUntil(panel: Panel, row: Locator): Promise<void> {
  await panel.tab.getByRole('searchbox').hover();
  await expect
    .poll(async () => {
      await panel.page.mouse.wheel(0, 4_000);
      return row.isVisible();
    })
    .toBe(true);
}
