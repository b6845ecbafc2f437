import type { Person } from '../fixtures';
import { expect } from '../fixtures';
import { Panel } from '../panel';

type Enter = (displayName: string, wishes?: { ear?: 440 | 1000 }) => Promise<Person>;

/** A room with a few people in it, two of them muted. Everybody else sends a tone, so they all speak. */
export async function fill(enter: Enter, streamId: string): Promise<void> {
  for (const displayName of ['Amara', 'Jonas', 'Mei-Lin', 'Sofía']) {
    const panel = new Panel((await enter(displayName)).page);
    await panel.enter(streamId);
    if (/^[JS]/.test(displayName)) await panel.mute.click();
  }
}

/** Waits for what a picture should show: everybody in the room, somebody speaking, and letters in their own font. */
export async function settled(panel: Panel, people: number): Promise<void> {
  await expect(panel.roster.getByRole('listitem')).toHaveCount(people);
  await expect(panel.roster.getByText('speaking').first()).toBeAttached();
  await panel.page.evaluate(() => document.fonts.ready.then(() => undefined));
}
