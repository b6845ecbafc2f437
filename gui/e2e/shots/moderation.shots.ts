import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { Hosting, openMenu } from '../hosting';
import type { Panel } from '../panel';

const contact = 'test-results/contact';

const looks = (['dark', 'light'] as const).flatMap((colorScheme) =>
  [360, 1440].map((width) => ({
    name: `${colorScheme}-${width}`,
    look: { colorScheme, viewport: { width, height: width === 360 ? 780 : 900 }, reducedMotion: 'reduce' as const },
  })),
);

for (const { name, look } of looks) {
  const shoot = async (page: Page, what: string) => {
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.screenshot({ path: `${contact}/moderation-${what}-${name}.png`, animations: 'disabled' });
  };

  const shootPart = async (page: Page, heading: Locator, part: string) => {
    await heading.evaluate((element) => element.scrollIntoView());
    await shoot(page, `panel-${part.toLowerCase().replaceAll(' ', '-')}`);
  };

  test(`the menu of a person, kicked and banned, ${name}`, async ({ visit, enter }) => {
    test.setTimeout(180_000);
    const hosting = await Hosting.begin(visit, look);
    const amara = await enter('Amara', look);
    const amaras = await hosting.welcome(amara);
    await hosting.welcome(await enter('Jonas'));
    const menu = await hosting.openMenu('Amara');
    await shoot(hosting.host.page, 'menu');
    await menu.getByRole('button', { name: 'Time out' }).click();
    await shoot(hosting.host.page, 'menu-lengths');
    await menu.getByRole('button', { name: 'Ban…' }).click();
    await expect(hosting.host.page.getByRole('alertdialog')).toBeVisible();
    await shoot(hosting.host.page, 'ban');
    await hosting.host.page.keyboard.press('Escape');

    await hosting.choose('Amara', /^Mute/);
    await expect(amaras.tab.getByText('A host has muted you')).toBeVisible();
    await shoot(amara.page, 'muted');
    await shoot(hosting.host.page, 'toast');
    const timing = await hosting.openMenu('Amara');
    await timing.getByLabel('Reason').fill('One at a time, please');
    await timing.getByRole('button', { name: 'Time out' }).click();
    await timing.getByRole('button', { name: '10 minutes' }).click();
    await expect(amaras.tab.getByText('You are in a time-out')).toBeVisible();
    await shoot(amara.page, 'timed-out');
    const again = await hosting.openMenu('Amara');
    await again.getByLabel('Reason').fill('Please let the others finish');
    await again.getByRole('button', { name: /^Kick/ }).click();
    await expect(amaras.tab.getByText('You were removed from voice')).toBeVisible();
    await shoot(amara.page, 'kicked');
    await hosting.host.page.getByRole('button', { name: 'Undo' }).last().click();
    await amaras.join.click();
    await ban(hosting, amaras);
    await shoot(amara.page, 'banned');
    await hosting.panel.button('Select people').click();
    await hosting.host.page.getByRole('checkbox', { name: 'Select Jonas' }).check();
    await shoot(hosting.host.page, 'selection');
    await hosting.end();
  });

  test(`the host panel and the queue, ${name}`, async ({ visit, enter }) => {
    test.setTimeout(180_000);
    const hosting = await Hosting.begin(visit, look);
    const amara = await enter('Amara', look);
    const amaras = await hosting.welcome(amara);
    const panels = [amaras];
    for (const person of ['Jonas', 'Mei-Lin']) panels.push(await hosting.welcome(await enter(person)));
    const panel = await hosting.run('Room');
    await shoot(hosting.host.page, 'panel');
    for (const part of ['Bans', 'Reports'] as const) {
      await panel.getByRole('tab', { name: part }).click();
      await expect(panel.getByText('Reading…')).toHaveCount(0);
      await shoot(hosting.host.page, `panel-${part.toLowerCase()}-empty`);
    }
    await panel.getByRole('tab', { name: 'Room' }).click();
    await panel.getByText('Stage', { exact: true }).click();
    await panel.getByLabel('Places to speak').selectOption('2');
    await panel.getByLabel('Status line').fill('Questions after the second half, please');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(amaras.tab.getByText('Questions after')).toBeVisible();
    await shoot(hosting.host.page, 'panel-room');
    for (const each of panels) {
      await each.button('Raise hand').click();
      await expect(each.tab.getByText('Your hand is up')).toBeVisible();
    }
    await shoot(amara.page, 'hand-up');
    await panel.getByRole('tab', { name: /^Hands/ }).click();
    await shoot(hosting.host.page, 'panel-hands');
    await hosting.host.page.keyboard.press('Escape');
    await shoot(hosting.host.page, 'hands-in-room');
    await trouble(hosting, amaras);
    await hosting.run('Bans');
    await expect(panel.getByText('Again, after two warnings')).toBeVisible();
    await shoot(hosting.host.page, 'panel-bans');
    await panel.getByRole('tab', { name: 'Reports' }).click();
    await panel.getByText(/The last \d+ events? before/).click();
    await shoot(hosting.host.page, 'panel-reports');
    await panel.getByRole('tab', { name: 'Audit' }).click();
    await expect(panel.getByRole('listitem').first()).toBeVisible();
    await shoot(hosting.host.page, 'panel-audit');
    await panel.getByRole('tab', { name: 'Room' }).click();
    for (const part of ['Who may join', 'Close'])
      await shootPart(hosting.host.page, panel.getByRole('heading', { name: part }), part);
    await hosting.end();
  });
}

/** Somebody is muted, somebody reported and banned. */
async function trouble(hosting: Hosting, witness: Panel): Promise<void> {
  await hosting.choose('Jonas', /^Mute/);
  const menu = await openMenu(witness, 'Mei-Lin');
  await menu.getByRole('button', { name: 'Report…' }).click();
  const report = witness.page.getByRole('dialog', { name: 'Report Mei-Lin' });
  await report.getByLabel('What happened?').fill('She plays the trumpet whenever somebody else speaks.');
  await report.getByRole('button', { name: 'Report', exact: true }).click();
  await hosting.choose('Mei-Lin', 'Ban…');
  await banFor(hosting);
}

async function ban(hosting: Hosting, who: Panel): Promise<void> {
  await expect(who.leave).toBeVisible();
  await hosting.choose('Amara', 'Ban…');
  await banFor(hosting);
  await expect(who.tab.getByText('You are banned from this room')).toBeVisible();
}

async function banFor(hosting: Hosting): Promise<void> {
  const dialog = hosting.host.page.getByRole('alertdialog');
  await dialog.getByLabel('How long').selectOption({ label: '7 days' });
  await dialog.getByLabel('Reason').fill('Again, after two warnings');
  await dialog.getByRole('button', { name: 'Ban', exact: true }).click();
}
