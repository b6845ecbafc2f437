import { expectAccessible, looksInTurn } from './axe';
import { expect, test } from './fixtures';
import { Hosting, openMenu } from './hosting';

for (const { name, tag, look } of looksInTurn) {
  test(`running a room is accessible in ${name}`, { tag }, async ({ visit, enter }) => {
    test.setTimeout(120_000);
    const hosting = await Hosting.begin(visit, look);
    const { page } = hosting.host;
    const ada = await enter('Ada', look);
    const adas = await hosting.welcome(ada);
    await test.step('the menu, with how long and a ban', async () => {
      const menu = await hosting.openMenu('Ada');
      await expectAccessible(page);
      await menu.getByRole('button', { name: 'Time out' }).click();
      await expectAccessible(page);
      await menu.getByRole('button', { name: 'Ban…' }).click();
      await expect(page.getByRole('alertdialog')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
    });
    await test.step('each part of the panel', async () => {
      for (const part of ['Room', 'Hands', 'Bans', 'Reports', 'Audit'] as const) {
        await hosting.run(part);
        await expectAccessible(page);
        await page.keyboard.press('Escape');
      }
    });
    await test.step('choosing several', async () => {
      await hosting.panel.button('Select people').click();
      await page.getByRole('checkbox', { name: 'Select Ada' }).check();
      await expectAccessible(page);
      await hosting.panel.button('Stop selecting').click();
    });
    await test.step('a report', async () => {
      const menu = await openMenu(adas, 'Hedy');
      await expectAccessible(ada.page);
      await menu.getByRole('button', { name: 'Report…' }).click();
      await expect(ada.page.getByRole('dialog', { name: 'Report Hedy' })).toBeVisible();
      await expectAccessible(ada.page);
      await ada.page.keyboard.press('Escape');
    });
    await test.step('muted, and kicked', async () => {
      await hosting.choose('Ada', /^Mute/);
      await expect(adas.tab.getByText('A host has muted you')).toBeVisible();
      await expectAccessible(ada.page);
      await expectAccessible(page);
      await hosting.choose('Ada', /^Kick/);
      await expect(adas.tab.getByText('You were removed from voice')).toBeVisible();
      await expectAccessible(ada.page);
    });
    await hosting.end();
  });
}
