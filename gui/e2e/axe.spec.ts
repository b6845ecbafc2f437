import type { Page } from '@playwright/test';
import { expectAccessible, looks } from './axe';
import { expect, someName, test } from './fixtures';
import { Panel } from './panel';

test.use({ picture: 'demo' });

for (const { name, tag, look } of looks) {
  test(`accessible for a viewer in ${name}`, { tag }, async ({ visit, enter, host, stream }) => {
    const stranger = (await visit(look)).page;
    await test.step('the list', async () => {
      await stranger.goto('/');
      await expect(stranger.getByRole('link', { name: /Evening show/ }).first()).toBeVisible();
      await expectAccessible(stranger);
    });
    await test.step('the way in', async () => {
      await stranger.getByRole('button', { name: 'Sign in' }).first().click();
      for (const way of ['Guest', 'Sign in', 'New account']) {
        await stranger.locator('label').filter({ hasText: way }).click();
        await expectAccessible(stranger);
      }
    });
    await test.step('a refused form', async () => {
      await stranger.getByRole('button', { name: 'Create account' }).click();
      await expect(stranger.getByRole('dialog').locator('[aria-invalid=true]').first()).toBeVisible();
      await expectAccessible(stranger);
    });
    const { page } = await enter('Ada', look);
    const panel = new Panel(page);
    await test.step('the stream, not joined', async () => {
      await panel.open(stream.id);
      await expect(panel.join).toBeEnabled();
      await expectAccessible(page);
    });
    await test.step('the stream, joined', async () => {
      await panel.join.click();
      await expect(panel.mute).toBeVisible();
      await expectAccessible(page);
      await panel.mute.click();
      await panel.button('Microphone options').click();
      await expectAccessible(page);
    });
    await test.step('what is told of the stream', async () => {
      await page.getByRole('tab', { name: 'About' }).click();
      await expectAccessible(page);
    });
    await test.step('no such stream, and one that has ended', async () => {
      await page.goto('/s/nothing-here');
      await expect(page.getByText('There is no such stream')).toBeVisible();
      await expectAccessible(page);
      await host.endStream(stream.id);
      await page.goto(`/s/${stream.id}`);
      await expect(page.getByText('This stream has ended').first()).toBeVisible();
      await expectAccessible(page);
    });
  });

  test(`accessible for a host in ${name}`, { tag }, async ({ visit, guard }) => {
    guard.allow('http://127.0.0.1:9');
    const { page, api } = await visit(look);
    await api.signUp(someName(), 'Hedy');
    const stream = await api.createStream({ playbackUrl: 'http://127.0.0.1:9/nothing.m3u8' });
    await page.goto(`/s/${stream.id}`);
    await expect(page.getByRole('alert').filter({ hasText: 'The picture can’t be reached' })).toBeVisible();
    await expectAccessible(page);
    for (const item of ['Edit stream', 'Delete stream…']) {
      await expectAccessibleChoice(page, 'More for the host', item);
    }
    await page.getByRole('button', { name: 'End stream' }).click();
    await expectAccessibleDialog(page);
    for (const item of ['New stream', 'Your account']) await expectAccessibleChoice(page, 'Account of Hedy', item);
  });
}

/** The open menu, and the dialog that one of its items opens. */
async function expectAccessibleChoice(page: Page, menu: string, item: string): Promise<void> {
  await page.getByRole('button', { name: menu }).click();
  const choice = page.getByRole('button', { name: item });
  await expect(choice).toBeVisible();
  await expectAccessible(page);
  await choice.click();
  await expectAccessibleDialog(page);
}

async function expectAccessibleDialog(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}
