import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './fixtures';
import { Panel } from './panel';

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

/** Tabs on until the control has the focus, and checks on the way that every stop can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
    expect(await hiddenFocus(page), 'where the focus is, it shows').toBeNull();
  }
  throw new Error('not reached by Tab');
}

/** The element that has the focus without showing it; `null` when all is well. */
function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    // The player's controls are elements with an inside of their own.
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (focused === null || focused === document.body) return null;
    const { width, height } = focused.getBoundingClientRect();
    const shows = width > 0 && height > 0 && focused.matches(':focus-visible');
    return shows ? null : `${focused.outerHTML.slice(0, 200)} ${width}x${height}`;
  });
}
