import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { Panel } from './panel';

const looks = (['dark', 'light'] as const).flatMap((colorScheme) =>
  [360, 1440].map((width) => ({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' as const })),
);

for (const look of looks) {
  test(`accessible in ${look.colorScheme} at ${look.viewport.width} px`, async ({ visit, enter, host, stream }) => {
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
    const ada = await enter('Ada', look);
    const panel = new Panel(ada.page);
    await test.step('the stream, not joined', async () => {
      await panel.open(stream.id);
      await expect(panel.join).toBeEnabled();
      await expectAccessible(ada.page);
    });
    await test.step('the stream, joined', async () => {
      await panel.join.click();
      await expect(panel.mute).toBeVisible();
      await expectAccessible(ada.page);
    });
    await test.step('the host at the settings of a stream', async () => {
      void host;
    });
  });
}
