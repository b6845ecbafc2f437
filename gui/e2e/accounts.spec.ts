import { expect, someName, test } from './fixtures';
import { Panel } from './panel';

const password = 'correct horse battery';

test('sign up, sign out, sign in', async ({ visit }) => {
  const { page } = await visit();
  const name = someName();
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  const dialog = page.getByRole('dialog');

  await dialog.getByText('New account', { exact: true }).click();
  await dialog.getByLabel('Name to sign in with').fill(name);
  await dialog.getByLabel('Display name').fill('Ada');
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Create account' }).click();
  await expect(dialog).toHaveCount(0);
  const menu = page.getByRole('button', { name: 'Account of Ada' });
  await expect(menu).toBeVisible();

  await page.reload();
  await menu.click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: 'Sign in' }).click();

  await dialog.getByLabel('Name to sign in with').fill(name);
  await dialog.getByLabel('Password').fill('not the password');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toContainText('do not go together');
  await dialog.getByLabel('Password').fill(password);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(menu).toBeVisible();
});

test('a guest gives a name on the stream page and joins', async ({ visit, stream }) => {
  const { page } = await visit();
  const panel = new Panel(page);
  await panel.open(stream.id);
  await panel.button('Sign in or continue as guest').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Display name').fill('Grace');
  await dialog.getByRole('button', { name: 'Continue as guest' }).click();
  await panel.join.click();
  await panel.expectInRoom('Grace');
});

test('signing out gives the seat back', async ({ enter, visit, stream }) => {
  const ada = await enter('Ada');
  const watched = new Panel((await visit()).page);
  await watched.open(stream.id);
  await new Panel(ada.page).enter(stream.id);
  await watched.expectInRoom('Ada');
  await ada.page.getByRole('button', { name: 'Account of Ada' }).click();
  await ada.page.getByRole('button', { name: 'Sign out' }).click();
  await expect(watched.row('Ada')).toHaveCount(0, { timeout: 2_000 });
});
