import { expect, someName, test } from './fixtures';
import { expectFocusKept, tabTo, walkRound } from './keyboard';
import { Panel } from './panel';
import { SettingsDialog, sections } from './settingsDialog';

test.use({ picture: 'demo' });

test('by keyboard alone: join, mute, unmute, leave', async ({ enter, stream }) => {
  const ada = await enter('Ada');
  const panel = new Panel(ada.page);
  await panel.open(stream.id);
  await expect(panel.join).toBeEnabled();
  await tabTo(ada.page, panel.join);
  await ada.page.keyboard.press('Enter');
  await expect(panel.mute).toBeFocused();
  await ada.page.keyboard.press('Space');
  await expect(panel.unmute).toBeFocused();
  await ada.page.keyboard.press('Space');
  await expect(panel.mute).toBeFocused();
  await tabTo(ada.page, panel.leave);
  await ada.page.keyboard.press('Enter');
  await expect(panel.join).toBeFocused();
});

test('by keyboard alone: from the list to a stream, its tabs, and in as a guest', async ({ visit, stream }) => {
  const { page } = await visit();
  const panel = new Panel(page);
  await page.goto('/');
  const card = page.locator(`a[href="/s/${stream.id}"]`);
  await expect(card).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await tabTo(page, card);
  await page.keyboard.press('Enter');

  await tabTo(page, page.getByRole('tab', { name: /^Voice/ }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'About' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(panel.tab).toBeVisible();

  const signIn = panel.button('Sign in or continue as guest');
  await tabTo(page, signIn);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expectFocusKept(page, dialog);
  await page.keyboard.press('Escape');
  await expect(signIn).toBeFocused();
  await page.keyboard.press('Enter');
  await tabTo(page, dialog.getByLabel('Display name'));
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(panel.join).toBeEnabled();
});

test('by keyboard alone: menus and their dialogs give the focus back', async ({ visit }) => {
  const { page, api } = await visit();
  await api.signUp(someName(), 'Hedy');
  const stream = await api.createStream();
  await page.goto(`/s/${stream.id}`);
  for (const [menu, item] of [
    ['Account of Hedy', 'Your account'],
    ['More for the host', 'Edit stream'],
  ] as const) {
    const button = page.getByRole('button', { name: menu });
    await tabTo(page, button);
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: item }));
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();

    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: item }));
    await page.keyboard.press('Enter');
    await expectFocusKept(page, page.getByRole('dialog'));
    await page.keyboard.press('Escape');
    await expect(button).toBeFocused();
  }
});

test('arrow keys go through the ways in without losing the focus to a form', async ({ visit }) => {
  const { page } = await visit();
  await page.goto('/');
  await tabTo(page, page.getByRole('button', { name: 'Sign in' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Name to sign in with')).toBeFocused();
  await tabTo(page, dialog.getByRole('radio', { name: 'Sign in' }));
  await page.keyboard.press('ArrowRight');
  await expect(dialog.getByRole('button', { name: 'Create account' })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: 'New account' })).toBeFocused();
});

for (const width of [360, 1440]) {
  test(`Tab goes round the stream's page and nothing hides the focus, at ${width} px`, async ({ enter, stream }) => {
    const { page } = await enter('Ada', { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    const panel = new Panel(page);
    await panel.open(stream.id);
    await expect(panel.join).toBeEnabled();
    expect(await walkRound(page)).toBeGreaterThan(5);
    await panel.join.click();
    await expect(panel.mute).toBeVisible();
    expect(await walkRound(page)).toBeGreaterThan(8);
  });
}

for (const [width, tag] of [
  [360, []],
  [1440, ['@full']],
] as const) {
  test(`Tab goes round every part of the settings and nothing hides the focus, at ${width} px`, {
    tag: [...tag],
  }, async ({ visit, stream }) => {
    test.setTimeout(120_000);
    const { page, api } = await visit({ viewport: { width, height: 800 }, reducedMotion: 'reduce' });
    await api.signUp(someName(), 'Ada');
    const settings = new SettingsDialog(page);
    for (const section of Object.keys(sections) as (keyof typeof sections)[]) {
      await settings.open(section, `/s/${stream.id}`);
      await expect(settings.dialog.getByRole('heading', { name: sections[section] })).toBeVisible();
      // The way back and out, and more than one control of the part's own.
      expect(await walkRound(page), section).toBeGreaterThan(width === 360 ? 3 : 8);
    }
  });
}
