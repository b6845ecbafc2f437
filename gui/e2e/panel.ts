import { expect, type Locator, type Page } from '@playwright/test';

/** A stream's page as a person uses it: the controls and rows of the Voice panel by what they are called. */
export class Panel {
  readonly page: Page;
  readonly tab: Locator;
  readonly join: Locator;
  readonly leave: Locator;
  readonly mute: Locator;
  readonly unmute: Locator;
  readonly roster: Locator;

  constructor(page: Page) {
    this.page = page;
    this.tab = page.getByRole('tabpanel', { name: /^Voice/ });
    this.join = this.button('Join voice');
    this.leave = this.button('Leave voice');
    this.mute = this.button('Mute (M)');
    this.unmute = this.button('Unmute (M)');
    this.roster = this.tab.getByRole('region', { name: /in voice$/ });
  }

  button(name: string): Locator {
    return this.tab.getByRole('button', { name, exact: true });
  }

  async open(streamId: string): Promise<void> {
    await this.page.goto(`/s/${streamId}`);
  }

  /** Opens the stream's page and joins with one click. */
  async enter(streamId: string): Promise<void> {
    await this.open(streamId);
    await this.join.click();
    await expect(this.leave).toBeVisible();
  }

  row(displayName: string): Locator {
    return this.roster.getByRole('listitem').filter({ hasText: displayName });
  }

  async expectInRoom(...displayNames: string[]): Promise<void> {
    for (const displayName of displayNames) await expect(this.row(displayName)).toBeVisible();
    await expect(this.roster.getByRole('listitem')).toHaveCount(displayNames.length);
  }
}
