import { expect, type Locator, type Page } from '@playwright/test';

/** Tabs on until the control has the focus, and checks on the way that every stop can be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
    expect(await hiddenFocus(page), 'where the focus is, it shows').toBeNull();
  }
  throw new Error(`not reached by Tab: ${target}`);
}

/** Tabs once around and finds that the focus, which is in the dialog or on it from the start, never leaves. */
export async function expectFocusKept(page: Page, dialog: Locator): Promise<void> {
  const holdsFocus = () => dialog.evaluate((element) => element.contains(document.activeElement));
  await expect.poll(holdsFocus, { message: 'the dialog takes the focus' }).toBe(true);
  const controls = await dialog.locator('a, button, input, [tabindex]').count();
  for (let stops = 0; stops <= controls; stops++) {
    await page.keyboard.press('Tab');
    expect(await holdsFocus(), 'the focus stays in the dialog').toBe(true);
  }
}

function isFocused(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
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
