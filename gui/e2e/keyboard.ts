import { expect, type Locator, type Page } from '@playwright/test';

const mostStops = 80;

/** Tabs on until the control has the focus, and checks on the way that every stop can be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let stops = 0; stops < mostStops; stops++) {
    if (await isFocused(target)) return;
    await nextStop(page);
  }
  throw new Error(`not reached by Tab: ${target}`);
}

/** Tabs through the page until its first stop comes round again; answers how many stops there are. */
export async function walkRound(page: Page): Promise<number> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await nextStop(page);
  const first = await page.evaluateHandle(() => document.activeElement);
  for (let stops = 1; stops < mostStops; stops++) {
    await nextStop(page);
    if (await first.evaluate((element) => element === document.activeElement)) return stops;
  }
  throw new Error(`the focus does not come round within ${mostStops} stops`);
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

async function nextStop(page: Page): Promise<void> {
  await page.keyboard.press('Tab');
  // What the focus left takes a frame to get out of the way.
  await expect.poll(() => hiddenFocus(page), { message: 'where the focus is, it shows', timeout: 1_000 }).toBeNull();
}

/** The element that has the focus without showing it, or under something else; `null` when all is well. */
function hiddenFocus(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const outer = document.activeElement;
    let focused = outer;
    // The player's controls are elements with an inside of their own.
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    if (outer === null || focused === null || focused === document.body) return null;
    const { width, height } = focused.getBoundingClientRect();
    // A label shows the focus of the input that lies hidden in it.
    const shown = focused.closest('label') ?? outer;
    const box = shown.getBoundingClientRect();
    const onTop = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const free = onTop !== null && (shown.contains(onTop) || onTop.contains(shown));
    const shows = width > 0 && height > 0 && focused.matches(':focus-visible') && free;
    return shows
      ? null
      : `${focused.outerHTML.slice(0, 200)} ${width}x${height} under ${onTop?.outerHTML.slice(0, 100)}`;
  });
}
