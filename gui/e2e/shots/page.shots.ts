import type { Page } from '@playwright/test';
import { expect, someName, test } from '../fixtures';
import { Panel } from '../panel';
import { expectPlaying } from '../picture';
import { fill, settled } from './room';

const contact = 'test-results/contact';

const looks = (['dark', 'light'] as const).flatMap((colorScheme) =>
  [360, 768, 1440].map((width) => ({
    name: `${colorScheme}-${width}`,
    look: { colorScheme, viewport: { width, height: width === 360 ? 780 : 900 } },
  })),
);

test('the stream page with people in the room, for the README', async ({ enter }) => {
  test.setTimeout(120_000);
  await fill(enter, 'demo');
  const panel = new Panel((await enter('Nadia', { ear: 1000, viewport: { width: 1440, height: 900 } })).page);
  await panel.enter('demo');
  await expectPlaying(panel.page);
  await settled(panel, 5);
  await expect(panel.page.getByText(/^(Good|Fair|Poor)$/)).toBeVisible();
  await panel.page.screenshot({ path: '../docs/images/stream-page.png' });
});

for (const { name, look } of looks) {
  const shoot = (page: Page, what: string) =>
    page.screenshot({ path: `${contact}/${what}-${name}.png`, animations: 'disabled' });

  test(`a contact set: who has not come in, ${name}`, async ({ visit, host, stream, guard }) => {
    guard.allow('http://127.0.0.1:9');
    const playbackUrl = 'http://127.0.0.1:9/x.m3u8';
    const broken = await host.createStream({ title: 'A stream without a picture', playbackUrl });
    const ended = await host.createStream({ title: 'Yesterday' });
    await host.endStream(ended.id);
    const { page } = await visit(look);
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'Evening show' }).first()).toBeVisible();
    await shoot(page, 'list');
    await page.getByRole('button', { name: 'Sign in' }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await shoot(page, 'enter');
    await page.goto(`/s/${broken.id}`);
    await expect(page.getByRole('alert').first()).toBeVisible();
    await shoot(page, 'broken-empty');
    await page.goto(`/s/${ended.id}`);
    await expect(page.getByText('This stream has ended').first()).toBeVisible();
    await shoot(page, 'ended');
    await page.goto('/s/nothing-here');
    await expect(page.getByText('There is no such stream')).toBeVisible();
    await shoot(page, 'missing');
    await page.goto(`/s/${stream.id}`);
    await expectPlaying(page);
    await shoot(page, 'empty');
  });

  test(`a contact set: the host, ${name}`, async ({ visit }) => {
    const { page, api } = await visit(look);
    await api.signUp(someName(), 'Hedy');
    const stream = await api.createStream({ title: 'Late night at the harbour, with a title that is rather long' });
    await page.route(/\/api\/streams(\?.*)?$/, (route) => route.fulfill({ json: { streams: [], next: null } }));
    await page.goto('/');
    await expect(page.getByText('Nothing is on')).toBeVisible();
    await shoot(page, 'list-empty');
    await page.getByRole('button', { name: 'New stream' }).first().click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await shoot(page, 'stream-form');
    await page.goto(`/s/${stream.id}`);
    await page.getByRole('button', { name: 'More for the host' }).click();
    await shoot(page, 'host-menu');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'End stream' }).click();
    await expect(page.getByRole('alertdialog')).toBeVisible();
    await shoot(page, 'end-stream');
  });

  test(`a contact set: in the room, ${name}`, async ({ enter, host }) => {
    test.setTimeout(120_000);
    const stream = await host.createStream({ hardCap: 5 });
    await fill(enter, stream.id);
    const watcher = await enter('Nadia', { ear: 1000, ...look });
    const panel = new Panel(watcher.page);
    await panel.open(stream.id);
    await expectPlaying(watcher.page);
    await settled(panel, 4);
    await shoot(watcher.page, 'before');
    await panel.join.click();
    await settled(panel, 5);
    await expect(panel.leave).toBeVisible();
    await shoot(watcher.page, 'joined');
    await panel.button('Microphone options').click();
    await shoot(watcher.page, 'options');

    const late = await enter('Too late', look);
    await new Panel(late.page).open(stream.id);
    await expect(late.page.getByText(/The room is full/)).toBeVisible();
    await shoot(late.page, 'full');
    await panel.leave.click();

    const refused = new Panel((await enter('Nadia', { ear: 'refused', ...look })).page);
    await refused.enter(stream.id);
    await expect(refused.tab.getByText(/keeps the microphone/)).toBeVisible();
    await shoot(refused.page, 'microphone-refused');
  });

  test(`a contact set: without an SFU, ${name}`, async ({ enter, stream }) => {
    const { page } = await enter('Ada', look);
    await page.route(`**/api/streams/${stream.id}`, async (route) => {
      const told = await (await route.fetch()).json();
      await route.fulfill({ json: { ...told, voice: { ...told.voice, available: false } } });
    });
    await new Panel(page).open(stream.id);
    await expect(page.getByText(/no media server/)).toBeVisible();
    await shoot(page, 'sfu-away');
  });
}
