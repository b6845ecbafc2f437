import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures';
import { Panel } from '../panel';

const contact = 'test-results/contact';
const sections = ['devices', 'transmission', 'processing', 'stream', 'sounds', 'profile'] as const;

const looks = (['dark', 'light'] as const).flatMap((colorScheme) =>
  [360, 1440].map((width) => ({
    name: `${colorScheme}-${width}`,
    look: { colorScheme, viewport: { width, height: width === 360 ? 780 : 900 }, reducedMotion: 'reduce' as const },
  })),
);

test('every part of the settings, in both themes, on a phone and on a desk', async ({ enter, stream }) => {
  test.setTimeout(300_000);
  for (const { name, look } of looks) {
    const { page, api } = await enter('Nadia Haddad', look);
    await page.goto(`/s/${stream.id}#settings`);
    await settled(page);
    await page.screenshot({ path: `${contact}/settings-${name}.png` });
    for (const section of sections) {
      await page.goto(`/s/${stream.id}#settings/${section}`);
      await settled(page);
      await page.screenshot({ path: `${contact}/settings-${section}-${name}.png` });
    }
    const shown = async (what: string) => {
      await page.goto(`/s/${stream.id}#settings/transmission`);
      await settled(page);
      await page.screenshot({ path: `${contact}/settings-${what}-${name}.png` });
    };
    await api.choose({ account: { voiceActivity: { automatic: false, thresholdDbfs: -40, holdMs: 300 } } });
    await shown('threshold');
    await api.choose({ account: { transmission: 'push_to_talk' } });
    await shown('talk');
    await page.close();
  }
});

/** Waits until the dialog is there, with what it reads and in its own letters. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('dialog').getByText('Reading…')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

test('how loud one person is, from their row', async ({ enter, stream }) => {
  test.setTimeout(120_000);
  await new Panel((await enter('Jonas Weber')).page).enter(stream.id);
  for (const { name, look } of looks) {
    const { page } = await enter('Nadia Haddad', look);
    await page.goto(`/s/${stream.id}`);
    await page.getByRole('button', { name: 'More about Jonas Weber' }).click();
    await settled(page);
    await page.screenshot({ path: `${contact}/person-${name}.png` });
    await page.close();
  }
});
