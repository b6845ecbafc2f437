import { expect, test } from './fixtures';
import { expectToHear } from './hearing';
import { Panel } from './panel';

test('a refused microphone leaves one listening, says how to mend it, and a retry speaks without leaving', async ({
  enter,
  stream,
}) => {
  const ada = await enter('Ada', { ear: 'refused' });
  const ben = await enter('Ben', { ear: 1000 });
  const [adas, bens] = [new Panel(ada.page), new Panel(ben.page)];
  await adas.enter(stream.id);
  await bens.enter(stream.id);
  await expect(adas.tab.getByText(/keeps the microphone from this page/)).toBeVisible();
  await expectToHear(ada.page, ben.user.id, 1000, 440);
  await bens.expectInRoom('Ada', 'Ben');

  await ada.context.grantPermissions(['microphone']);
  await adas.button('Try again').click();
  await expect(adas.mute).toBeVisible();
  await expect(bens.row('Ada')).toContainText('speaking');
});

test('a machine without a microphone listens only, and says so', async ({ enter, stream }) => {
  const ada = await enter('Ada', { ear: 'absent' });
  const ben = await enter('Ben', { ear: 1000 });
  const adas = new Panel(ada.page);
  await adas.enter(stream.id);
  await new Panel(ben.page).enter(stream.id);
  await expect(adas.tab.getByText(/No microphone was found/)).toBeVisible();
  await expectToHear(ada.page, ben.user.id, 1000, 440);
});
