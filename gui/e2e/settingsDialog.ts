import { expect, type Locator, type Page } from '@playwright/test';

export const sections = {
  devices: 'Voice & devices',
  transmission: 'Transmission',
  processing: 'Processing',
  stream: 'Stream & volume',
  sounds: 'Sounds & notices',
  profile: 'Profile',
} as const;
type Section = keyof typeof sections;

/** The settings as a person uses them. */
export class SettingsDialog {
  readonly page: Page;
  readonly dialog: Locator;
  readonly saved: Locator;

  constructor(page: Page) {
    this.page = page;
    this.dialog = page.getByRole('dialog', { name: 'Settings' });
    this.saved = this.dialog.locator('p').getByText('Saved', { exact: true });
  }

  /** Opens a page with the settings on top of it. */
  async open(section: Section, path = '/'): Promise<void> {
    await this.page.goto(`${path}#settings/${section}`);
    await this.ready();
  }

  async ready(): Promise<void> {
    await expect(this.dialog).toBeVisible();
    await expect(this.dialog.getByText('Reading…')).toHaveCount(0);
  }

  async turnTo(section: Section): Promise<void> {
    await this.dialog.getByRole('navigation').getByRole('button', { name: sections[section] }).click();
    await expect(this.dialog.getByRole('heading', { name: sections[section] })).toBeVisible();
  }

  /** Opens the settings from the top bar, turns to every part, and closes them. */
  async leaf(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Settings' }).click();
    await this.ready();
    for (const section of Object.keys(sections) as Section[]) await this.turnTo(section);
    await this.page.keyboard.press('Escape');
    await expect(this.dialog).toHaveCount(0);
  }

  /** When the user changes a control here, ms since the epoch. */
  changedAt(): Promise<number> {
    return this.page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('change', () => resolve(Date.now()), { once: true, capture: true });
        }),
    );
  }

  /** When this choice shows as made here, ms since the epoch. */
  shownAt(value: string): Promise<number> {
    return this.page.evaluate(
      (value) =>
        new Promise((resolve) => {
          const look = () => {
            if (!document.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`)?.checked) return;
            clearInterval(timer);
            resolve(Date.now());
          };
          const timer = setInterval(look, 4);
        }),
      value,
    );
  }
}
