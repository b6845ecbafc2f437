import type { Page } from '@playwright/test';

/** Has the user turn to another window, as the browser itself sees it: the page loses the focus. Answers the way back. */
export async function turnAway(page: Page): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  // The test's driver otherwise lets every page believe that it has the focus.
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false });
  const other = await page.context().newPage();
  await other.bringToFront();
  return async () => {
    await other.close();
    await page.bringToFront();
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
    await session.detach();
  };
}

/** Hides the tab as the page sees it, or shows it: a headless browser keeps all its pages in sight. */
export async function setHidden(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate((hidden) => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  }, hidden);
}
