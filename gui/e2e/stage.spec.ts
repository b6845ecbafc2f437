import { expect, test } from './fixtures';
import { expectSilence, expectToHear } from './hearing';
import { Hosting } from './hosting';

test('on a stage hands are raised, seen by all in their order, accepted and declined', async ({ visit, enter }) => {
  const hosting = await Hosting.begin(visit);
  const [ada, ben] = [await enter('Ada', { ear: 440 }), await enter('Ben', { ear: 1000 })];
  const [adas, bens] = [await hosting.welcome(ada), await hosting.welcome(ben)];
  const panel = await hosting.run('Room');
  await panel.getByText('Stage', { exact: true }).click();
  await expect(adas.tab.getByText('This is a stage: raise your hand to speak.')).toBeVisible();
  await expectSilence(ben.page, ada.user.id, 440);

  await adas.button('Raise hand').click();
  await expect(adas.tab.getByText('Your hand is up: 1 of 1.')).toBeVisible();
  await bens.button('Raise hand').click();
  await expect(bens.tab.getByText('Your hand is up: 2 of 2.')).toBeVisible();
  await expect(bens.row('Ada')).toContainText('hand up, number 1');

  await panel.getByRole('tab', { name: /^Hands/ }).click();
  const queue = panel.getByRole('list', { name: 'Raised hands' });
  await expect(queue.getByRole('listitem')).toHaveText([/^Ada/, /^Ben/]);
  await queue.getByRole('listitem').filter({ hasText: 'Ada' }).getByRole('button', { name: 'Let speak' }).click();
  await expect(adas.tab.getByText('You are on the stage.')).toBeVisible();
  await expectToHear(ben.page, ada.user.id, 440, 1000);
  await queue.getByRole('button', { name: 'Decline' }).click();
  await expect(bens.tab.getByText('Your hand was declined.')).toBeVisible();
  await expect(panel.getByText('No hand is up.')).toBeVisible();

  await adas.button('Back to the listeners').click();
  await expectSilence(ben.page, ada.user.id, 440);
  await hosting.end();
});

test('a place that comes free is offered to the next hand, for 15 seconds', async ({ visit, enter }) => {
  const hosting = await Hosting.begin(visit);
  const [ada, ben] = [await enter('Ada'), await enter('Ben')];
  const [adas, bens] = [await hosting.welcome(ada), await hosting.welcome(ben)];
  const panel = await hosting.run('Room');
  await panel.getByText('Stage', { exact: true }).click();
  await panel.getByLabel('Places to speak').selectOption('1');
  await adas.button('Raise hand').click();
  await panel.getByRole('tab', { name: /^Hands/ }).click();
  await panel.getByRole('button', { name: 'Let speak' }).click();
  await expect(adas.tab.getByText('You are on the stage.')).toBeVisible();
  await bens.button('Raise hand').click();
  await expect(bens.tab.getByText('Your hand is up')).toBeVisible();
  await adas.button('Back to the listeners').click();
  await expect(bens.tab.getByText(/A place to speak is yours, for 1?\d more second/)).toBeVisible();
  await bens.button('Speak').click();
  await expect(bens.tab.getByText('You are on the stage.')).toBeVisible();
  await hosting.end();
});
