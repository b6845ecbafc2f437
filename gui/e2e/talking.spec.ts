import type { Page } from '@playwright/test';
import type { KeyPress } from '../src/api/voiceSettings';
import { setHidden, turnAway } from './away';
import type { Ear } from './ears';
import { expect, type Person, test } from './fixtures';
import { expectSilence, expectToHear } from './hearing';
import { Panel } from './panel';
import { expectPlaying } from './picture';
import { SettingsDialog } from './settingsDialog';

test.use({ picture: 'demo' });

const plain = { ctrl: false, alt: false, shift: false, meta: false };

type Pair = { ada: Person; ben: Person; panel: Panel; heard(): Promise<void>; silent(): Promise<void> };

test.describe('push to talk, as the others hear it', () => {
  test.use({ picture: 'none' });

  test('is silent until the key is held, heard while it is, and silent again', { tag: '@full' }, async ({
    enter,
    stream,
  }) => {
    const { ada, heard, silent } = await pair(enter, stream.id);
    await silent();
    await ada.page.keyboard.down('KeyT');
    await heard();
    await ada.page.keyboard.up('KeyT');
    await silent();
  });

  test('ends when one turns to another window, and a key that still repeats does not begin it', async ({
    enter,
    stream,
  }) => {
    const { ada, heard, silent } = await pair(enter, stream.id);
    await ada.page.keyboard.down('KeyT');
    await heard();
    const back = await turnAway(ada.page);
    await silent();
    await back();
    await ada.page.keyboard.down('KeyT');
    await silent();
    await ada.page.keyboard.up('KeyT');
    await ada.page.keyboard.down('KeyT');
    await heard();
  });

  test('ends when the tab is hidden', { tag: '@full' }, async ({ enter, stream }) => {
    const { ada, heard, silent } = await pair(enter, stream.id);
    await ada.page.keyboard.down('KeyT');
    await heard();
    await setHidden(ada.page, true);
    await silent();
    await setHidden(ada.page, false);
    await silent();
  });

  test('is not meant by a key that writes', async ({ enter, stream }) => {
    const { ada, heard, silent } = await pair(enter, stream.id);
    await ada.page.getByRole('banner').getByRole('button', { name: 'Settings' }).click();
    const settings = new SettingsDialog(ada.page);
    await settings.turnTo('profile');
    const name = settings.dialog.getByLabel('Display name');
    await name.press('End');
    await ada.page.keyboard.down('t');
    await silent();
    await ada.page.keyboard.up('t');
    await expect(name).toHaveValue('Adat');
    await ada.page.keyboard.press('Escape');
    await expect(settings.dialog).toHaveCount(0);
    await ada.page.keyboard.down('t');
    await heard();
  });

  test('ends when the microphone may not be used any more, and begins with the next press once it may', {
    tag: '@full',
  }, async ({ enter, stream }) => {
    const { ada, ben, panel, heard, silent } = await pair(enter, stream.id, { ear: 'refused' });
    await ada.page.keyboard.down('KeyT');
    await heard();
    await ada.context.clearPermissions();
    await expect(panel.tab.getByText(/no longer lets this page use the microphone/)).toBeVisible();
    await silent();
    await ada.context.grantPermissions(['microphone']);
    await panel.button('Try again').click();
    await expect(panel.button('Hold to talk (T)')).toBeVisible();
    await expect(ben.page.locator(`audio[data-identity^="${ada.user.id}."]`), 'sent again').toHaveCount(1);
    await silent();
    await ada.page.keyboard.up('KeyT');
    await ada.page.keyboard.down('KeyT');
    await heard();
  });

  test('goes by the button, which names the key that was chosen: mouse, finger and Space', async ({
    enter,
    stream,
  }) => {
    const { ada, panel, heard, silent } = await pair(enter, stream.id, { key: { code: 'F8', ...plain } });
    const { page } = ada;
    const button = panel.button('Hold to talk (F8)');
    const on = panel.button('You are on air');
    await expect(button).toBeVisible();
    const { x, y, width, height } = (await button.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const middle = { x: x + width / 2, y: y + height / 2 };

    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await expect(on).toBeVisible();
    await heard();
    await page.mouse.move(middle.x, middle.y - 300);
    await page.mouse.up();
    await expect(button).toBeVisible();
    await silent();

    const finger = await page.context().newCDPSession(page);
    await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [middle] });
    await heard();
    await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await silent();

    await button.focus();
    await page.keyboard.down('Space');
    await heard();
    await page.keyboard.up('Space');
    await silent();
    await page.keyboard.down('KeyT');
    await expect(on, 'the key that was the talk key before').toHaveCount(0);
    await page.keyboard.up('KeyT');
  });
});

test('the player keeps its keys while one talks with another, also when it has the focus', async ({
  enter,
  stream,
}) => {
  const { ada, panel, heard, silent } = await pair(enter, stream.id);
  const { page } = ada;
  await expectPlaying(page);
  await page.locator('media-play-button').focus();
  await page.keyboard.press('Space');
  await expect.poll(() => isPaused(page), { message: 'Space stops the stream' }).toBe(true);
  await page.keyboard.press('KeyK');
  await expect.poll(() => isPaused(page), { message: 'K lets it go on' }).toBe(false);

  await page.keyboard.down('KeyT');
  await heard();
  await page.keyboard.press('Space');
  await expect.poll(() => isPaused(page), { message: 'Space stops it while one talks' }).toBe(true);
  await page.keyboard.up('KeyT');
  await silent();

  await ada.api.choose({ account: { pushToTalk: { key: { code: 'Space', ...plain }, releaseDelayMs: 0 } } });
  await expect(panel.button('Hold to talk (Space)')).toBeVisible();
  await page.locator('media-play-button').focus();
  await page.keyboard.down('Space');
  await expect(panel.button('You are on air')).toHaveCount(0);
  await page.keyboard.up('Space');
  await expect.poll(() => isPaused(page), { message: 'Space is the player’s while it has the focus' }).toBe(false);
});

type Wishes = { ear?: Ear; key?: KeyPress };

/** Ada, whose microphone never falls silent and who talks by a key, and Ben, who listens. */
async function pair(
  enter: (displayName: string, wishes?: { ear?: Ear }) => Promise<Person>,
  streamId: string,
  { ear = 440, key = { code: 'KeyT', ...plain } }: Wishes = {},
): Promise<Pair> {
  const ada = await enter('Ada', { ear });
  const ben = await enter('Ben', { ear: 1000 });
  if (ear === 'refused') await ada.context.grantPermissions(['microphone']);
  await ada.api.choose({ account: { transmission: 'push_to_talk', pushToTalk: { key, releaseDelayMs: 250 } } });
  const panel = new Panel(ada.page);
  await panel.enter(streamId);
  await expect(panel.mute).toBeVisible();
  await new Panel(ben.page).enter(streamId);
  await new Panel(ben.page).mute.click();
  await new Panel(ben.page).expectInRoom('Ada', 'Ben');
  return {
    ada,
    ben,
    panel,
    heard: () => expectToHear(ben.page, ada.user.id, 440, 1000),
    silent: () => expectSilence(ben.page, ada.user.id, 440),
  };
}

/** What the player's keys go by: it hears of the video's state a moment after the video has it. */
function isPaused(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector('media-play-button')?.hasAttribute('mediapaused') ?? true);
}
