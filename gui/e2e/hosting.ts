import { expect, type Locator } from '@playwright/test';
import type { Stream, User } from './api';
import { type Person, someName, type Visitor } from './fixtures';
import { Panel } from './panel';

type Visit = (look?: object) => Promise<Visitor>;

/** A host in a window of their own, in the room of a stream of theirs that shows no picture. */
export class Hosting {
  readonly host: Person;
  readonly stream: Stream;
  readonly panel: Panel;

  private constructor(host: Person, stream: Stream) {
    this.host = host;
    this.stream = stream;
    this.panel = new Panel(host.page);
  }

  static async begin(visit: Visit, look?: object): Promise<Hosting> {
    const visitor = await visit(look);
    const user: User = await visitor.api.signUp(someName(), 'Hedy');
    const stream = await visitor.api.createStream({ playbackUrl: '/demo/none.m3u8' });
    const hosting = new Hosting({ ...visitor, user }, stream);
    await hosting.panel.enter(stream.id);
    return hosting;
  }

  /** Takes a person into the room. */
  async welcome(person: Person): Promise<Panel> {
    const panel = new Panel(person.page);
    await panel.enter(this.stream.id);
    await expect(this.panel.row(person.user.displayName)).toBeVisible();
    return panel;
  }

  async openMenu(displayName: string): Promise<Locator> {
    return openMenu(this.panel, displayName);
  }

  /** Does what the menu of a person has under this name. */
  async choose(displayName: string, item: string | RegExp): Promise<void> {
    const menu = await this.openMenu(displayName);
    await menu.getByRole('button', { name: item }).click();
  }

  /** Opens a part of the panel for hosts. */
  async run(part: 'Room' | 'Hands' | 'Bans' | 'Reports' | 'Audit'): Promise<Locator> {
    const dialog = await runRoom(this.panel);
    await dialog.getByRole('tab', { name: part }).click();
    return dialog;
  }

  async end(): Promise<void> {
    await this.host.api.deleteStream(this.stream.id);
  }
}

export async function runRoom(panel: Panel): Promise<Locator> {
  await panel.tab.getByRole('button', { name: /^Run the room/ }).click();
  return panel.page.getByRole('dialog', { name: 'Run the room' });
}

export async function openMenu(panel: Panel, displayName: string): Promise<Locator> {
  await panel
    .row(displayName)
    .getByRole('button', { name: /^More about/ })
    .click();
  const menu = panel.page.getByRole('dialog', { name: `More about ${displayName}` });
  await expect(menu.getByRole('button', { name: 'Report…' })).toBeVisible();
  return menu;
}
