import type { Locator, Page } from '@playwright/test';
import { expectAccessible, looksInTurn } from './axe';
import { expect, someName, test } from './fixtures';
import { expectSilence, expectToHear } from './hearing';
import { expectFocusKept, tabTo } from './keyboard';
import { Panel } from './panel';

test('by its button: one turns somebody down to nothing, up again, and off, for oneself alone', async ({
  enter,
  stream,
}) => {
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  const cleo = await enter('Cleo', { ear: 440 });
  for (const { page } of [ada, ben, cleo]) await new Panel(page).enter(stream.id);
  const heard = () => expectToHear(ada.page, ben.user.id, 1000, 440);
  const silent = () => expectSilence(ada.page, ben.user.id, 1000);
  await heard();
  const { button, menu, volume } = about(ada.page, 'Ben');

  await button.click();
  await expect(volume).toHaveValue('100');
  await volume.fill('0');
  await silent();
  await volume.fill('60');
  await heard();
  await menu.getByText('Mute for me').click();
  await expect(volume).toBeDisabled();
  await silent();
  await ada.page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(ada.page.getByRole('button', { name: 'More about Ben, muted by you' })).toBeVisible();

  await expectToHear(cleo.page, ben.user.id, 1000, 440);
  await expect(new Panel(cleo.page).row('Ben')).not.toContainText('muted');
  await expect(new Panel(ben.page).mute, 'he is not told').toBeVisible();

  await ada.page.reload();
  await new Panel(ada.page).join.click();
  await expectToHear(ada.page, cleo.user.id, 440, 1000);
  await silent();
  await button.click();
  await menu.getByText('Mute for me').click();
  await heard();
  await expect(volume).toHaveValue('60');
});

test('by a right click in the row, by the context key, and by keyboard alone', async ({ enter, stream }) => {
  const ada = await enter('Ada');
  const ben = await enter('Ben', { ear: 1000 });
  const { page } = ada;
  const panel = new Panel(page);
  await new Panel(ben.page).enter(stream.id);
  await panel.open(stream.id);
  const { button, menu, volume, mute } = about(page, 'Ben');

  await expect(button).toBeVisible();
  await panel.row('Ben').getByText('Ben', { exact: true }).click({ button: 'right' });
  await expect(menu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);

  for (const key of ['ContextMenu', 'Shift+F10']) {
    await tabTo(page, button);
    await page.keyboard.press(key);
    await expect(menu, key).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(menu).toHaveCount(0);
    await expect(button).toBeFocused();
  }

  await page.keyboard.press('Enter');
  await expectFocusKept(page, menu);
  await tabTo(page, volume);
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('ArrowLeft');
  await expect(volume).toHaveValue('80');
  await tabTo(page, mute);
  await page.keyboard.press('Space');
  await expect(mute).toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'More about Ben, muted by you' })).toBeFocused();
  await expect
    .poll(() => ada.api.personChoices())
    .toEqual([expect.objectContaining({ userId: ben.user.id, volumePercent: 80, muted: true })]);
});

for (const { name, tag, look } of looksInTurn) {
  test(`accessible in ${name}, for a viewer and for the host`, { tag }, async ({ enter, visit }) => {
    const host = await visit(look);
    await host.api.signUp(someName(), 'Hedy');
    const stream = await host.api.createStream({ playbackUrl: '/demo/none.m3u8' });
    const viewer = await enter('Ada', look);
    await new Panel((await enter('Ben', { ear: 1000 })).page).enter(stream.id);
    for (const [{ page }, last] of [
      [viewer, 'Report…'],
      [host, 'Ban…'],
    ] as const) {
      await new Panel(page).open(stream.id);
      const { button, menu } = about(page, 'Ben');
      await button.click();
      await expect(menu.getByRole('button', { name: last })).toBeVisible();
      await expectAccessible(page);
    }
  });
}

/** What one may do about somebody, from their row. */
function about(page: Page, displayName: string): Record<'button' | 'menu' | 'volume' | 'mute', Locator> {
  const name = new RegExp(`^More about ${displayName}`);
  const menu = page.getByRole('dialog', { name });
  return {
    button: page.getByRole('button', { name }),
    menu,
    volume: menu.getByRole('slider', { name: 'Volume' }),
    mute: menu.getByRole('switch', { name: 'Mute for me' }),
  };
}
