import { expect, test } from './fixtures';
import { expectSilence, expectToHear } from './hearing';
import { Panel } from './panel';

test('M mutes and unmutes, but not while one types', async ({ enter, stream }) => {
  const ada = await enter('Ada');
  const panel = new Panel(ada.page);
  await panel.enter(stream.id);
  await expect(panel.mute).toBeVisible();
  await ada.page.keyboard.press('m');
  await expect(panel.unmute).toBeVisible();
  await ada.page.keyboard.press('m');
  await expect(panel.mute).toBeVisible();

  await ada.page.getByRole('button', { name: 'Account of Ada' }).click();
  await ada.page.getByRole('button', { name: 'Your account' }).click();
  const field = ada.page.getByRole('dialog').getByLabel('Display name');
  await field.pressSequentially('m');
  await expect(field).toHaveValue(/m/);
  await ada.page.keyboard.press('Escape');
  await expect(panel.mute).toBeVisible();
});

test('push to talk: heard while the key is held, and only then', async ({ enter, stream }) => {
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  const panel = new Panel(ada.page);
  await panel.enter(stream.id);
  await new Panel(ben.page).enter(stream.id);
  await expectToHear(ben.page, ada.user.id, 440, 1000);

  await panel.button('Microphone options').click();
  await panel.tab.getByText('Push to talk').click();
  await expectSilence(ben.page, ada.user.id, 440);
  await ada.page.keyboard.down('t');
  await expectToHear(ben.page, ada.user.id, 440, 1000);
  await ada.page.keyboard.up('t');
  await expectSilence(ben.page, ada.user.id, 440);
});

test('a reload comes back to one seat and to sound', async ({ enter, stream }) => {
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  const [adas, bens] = [new Panel(ada.page), new Panel(ben.page)];
  await adas.enter(stream.id);
  await bens.enter(stream.id);
  await ada.page.reload();
  await adas.join.click();
  await expectToHear(ben.page, ada.user.id, 440, 1000);
  await bens.expectInRoom('Ada', 'Ben');
  await expect(ben.page.locator('audio[data-identity]'), 'nothing is kept of the first session').toHaveCount(1);
});

test('joining in a second tab moves the seat there, and the first tab says so', async ({ enter, stream }) => {
  const ada = await enter('Ada');
  const first = new Panel(ada.page);
  await first.enter(stream.id);
  const second = new Panel(await ada.context.newPage());
  await second.enter(stream.id);
  await expect(first.page.getByText(/in another tab/).first()).toBeVisible();
  await expect(first.leave).toHaveCount(0);
  await second.expectInRoom('Ada');
  await expect(second.leave).toBeVisible();
});

test('when the host ends the stream, everybody is told and nobody can join', async ({ enter, visit, host, stream }) => {
  const ada = await enter('Ada');
  const watcher = await visit();
  const [adas, watched] = [new Panel(ada.page), new Panel(watcher.page)];
  await adas.enter(stream.id);
  await watched.open(stream.id);
  await watched.expectInRoom('Ada');
  await host.endStream(stream.id);
  for (const panel of [adas, watched]) {
    await expect(panel.page.getByText(/has ended/i).first()).toBeVisible();
    await expect(panel.leave).toHaveCount(0);
  }
  await expect(adas.join).toBeDisabled();
});
