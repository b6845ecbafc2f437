import { expect, test } from './fixtures';
import { expectSilence, expectToHear } from './hearing';
import { Panel } from './panel';

test.use({ picture: 'demo' });

test('two people hear each other, and a third who only watches sees both and who speaks', { tag: '@alone' }, async ({
  enter,
  visit,
  stream,
  guard,
}) => {
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  const watcher = await visit();
  const [adas, bens, watched] = [new Panel(ada.page), new Panel(ben.page), new Panel(watcher.page)];
  await watched.open(stream.id);
  await adas.enter(stream.id);
  await bens.enter(stream.id);

  await test.step('each hears the tone of the other and not its own', async () => {
    await expectToHear(ada.page, ben.user.id, 1000, 440);
    await expectToHear(ben.page, ada.user.id, 440, 1000);
  });

  await test.step('all three pages show both, and that they speak', async () => {
    for (const panel of [adas, bens, watched]) {
      await panel.expectInRoom('Ada', 'Ben');
      await expect(panel.row('Ada')).toContainText('speaking');
      await expect(panel.row('Ben')).toContainText('speaking');
    }
  });

  await test.step('muted is silent for the others and shown to all, and the other direction goes on', async () => {
    await adas.mute.click();
    await expectSilence(ben.page, ada.user.id, 440);
    await expectToHear(ada.page, ben.user.id, 1000, 440);
    for (const panel of [adas, bens, watched]) {
      await expect(panel.row('Ada')).toContainText('muted');
      await expect(panel.row('Ada')).not.toContainText('speaking');
    }
  });

  await test.step('unmuted is heard again', async () => {
    await adas.unmute.click();
    await expectToHear(ben.page, ada.user.id, 440, 1000);
  });

  await test.step('who leaves is gone from every page within 2 s and not heard', async () => {
    await adas.leave.click();
    for (const panel of [bens, watched]) await expect(panel.row('Ada')).toHaveCount(0, { timeout: 2_000 });
    await expectSilence(ben.page, ada.user.id, 440);
    await expect(adas.join).toBeVisible();
  });

  await test.step('the pages’ streams brought every kind of event that this makes', async () => {
    const kinds = ['me_snapshot', 'roster_snapshot', 'participant_joined', 'participant_updated', 'speakers_changed'];
    expect(guard.frames.kinds()).toEqual(expect.arrayContaining([...kinds, 'participant_left']));
  });
});
