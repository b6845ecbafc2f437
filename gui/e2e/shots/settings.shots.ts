import type { Page } from '@playwright/test';
import { expect, someName, test } from '../fixtures';
import { Panel } from '../panel';

const contact = 'test-results/contact';
const sections = ['devices', 'transmission', 'processing', 'stream', 'sounds', 'profile'] as const;

const looks = (['dark', 'light'] as const).flatMap((colorScheme) =>
  [360, 768, 1440].map((width) => ({
    name: `${colorScheme}-${width}`,
    look: { colorScheme, viewport: { width, height: width === 360 ? 780 : 900 }, reducedMotion: 'reduce' as const },
  })),
);
/** Tall enough that nothing of a part is scrolled out of sight. */
const tall = 1500;

for (const { name, look } of looks) {
  test(`every part of the settings, ${name}`, async ({ visit, stream }) => {
    test.setTimeout(120_000);
    const { page, api } = await visit(look);
    await api.signUp(someName(), 'Nadia');
    await page.goto(`/s/${stream.id}#settings`);
    await settled(page);
    await page.screenshot({ path: `${contact}/settings-${name}.png` });
    for (const section of sections) {
      await page.goto(`/s/${stream.id}#settings/${section}`);
      await settled(page);
      await page.screenshot({ path: `${contact}/settings-${section}-${name}.png` });
    }
    await page.setViewportSize({ ...look.viewport, height: tall });
    for (const section of sections) {
      await page.goto(`/s/${stream.id}#settings/${section}`);
      await settled(page);
      await page.getByRole('dialog').screenshot({ path: `${contact}/settings-whole-${section}-${name}.png` });
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
  });
}

/** Waits until the dialog is there, with what it reads and in its own letters. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toBeVisible();
  await expect(page.getByRole('dialog').getByText('Reading…')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

test('what one may do about a person, as a viewer and as the host', async ({ enter, visit }) => {
  test.setTimeout(120_000);
  const host = await visit();
  const name = someName();
  await host.api.signUp(name, 'Hedy');
  const stream = await host.api.createStream();
  await new Panel((await enter('Jonas')).page).enter(stream.id);
  for (const { name: shot, look } of looks) {
    const viewer = await enter('Nadia', look);
    const again = await visit(look);
    await again.api.signIn(name);
    for (const [role, { page }] of Object.entries({ viewer, host: again })) {
      await page.goto(`/s/${stream.id}`);
      await page.getByRole('button', { name: 'More about Jonas' }).click();
      await settled(page);
      await page.screenshot({ path: `${contact}/person-${role}-${shot}.png` });
      await page.close();
    }
  }
});
