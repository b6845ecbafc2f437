import { expect, someName, test } from './fixtures';
import { expectToHear } from './hearing';
import { Panel } from './panel';
import { expectPlaying } from './picture';

test('the demo stream plays: time goes on and there is a picture', async ({ visit }) => {
  const { page } = await visit();
  await page.goto('/');
  await page.getByRole('link', { name: 'Night water' }).click();
  await expect(page).toHaveURL(/\/s\/demo$/);
  await expectPlaying(page);
  expect(page.workers().map((worker) => worker.url())).toContainEqual(expect.stringContaining('hls.worker'));
});

test('a stream whose address is broken says so, and voice works beside it', async ({ enter, host, guard }) => {
  guard.allow('http://127.0.0.1:9');
  const broken = await host.createStream({ title: 'Broken', playbackUrl: 'http://127.0.0.1:9/nothing.m3u8' });
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  await new Panel(ada.page).enter(broken.id);
  await new Panel(ben.page).enter(broken.id);
  await expect(ada.page.getByRole('alert').filter({ hasText: 'The picture can’t be reached' })).toBeVisible({
    timeout: 20_000,
  });
  await expectToHear(ben.page, ada.user.id, 440, 1000);
});

test('a host creates a stream, starts it, edits it, and ends it', async ({ visit }) => {
  const { page, api } = await visit();
  await api.signUp(someName(), 'Hedy');
  await page.goto('/');
  await page.getByRole('button', { name: 'New stream' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill('Late night');
  await dialog.getByLabel('Playback address').fill('/demo/live.m3u8');
  await dialog.getByRole('button', { name: 'Create stream' }).click();
  const title = page.getByRole('heading', { level: 1 });
  await expect(title).toHaveText('Late night');

  await page.getByRole('button', { name: 'Start stream' }).click();
  await expectPlaying(page);

  await page.getByRole('button', { name: 'More for the host' }).click();
  await page.getByRole('button', { name: 'Edit stream' }).click();
  await dialog.getByLabel('Title').fill('Later at night');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(title).toHaveText('Later at night');

  await page.getByRole('button', { name: 'End stream' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End stream' }).click();
  await expect(page.getByText('This stream has ended').first()).toBeVisible();
});
