import { expect, test } from './fixtures';
import { Hosting, openMenu } from './hosting';
import { dialIn } from './intruder';
import { Panel } from './panel';

test('on a phone: several people at once, and mute everyone with an undo right there', async ({ visit, enter }) => {
  const hosting = await Hosting.begin(visit, { viewport: { width: 360, height: 780 } });
  for (const name of ['Ada', 'Ben']) await hosting.welcome(await enter(name));
  const { page } = hosting.host;
  await hosting.panel.button('Select people').click();
  for (const name of ['Ada', 'Ben']) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  await page
    .getByRole('region', { name: 'What to do with who is selected' })
    .getByRole('button', { name: 'Mute', exact: true })
    .click();
  for (const name of ['Ada', 'Ben']) await expect(hosting.panel.row(name)).toContainText('muted by the host');
  await page.getByRole('button', { name: 'Undo' }).click();
  for (const name of ['Ada', 'Ben']) await expect(hosting.panel.row(name)).not.toContainText('muted by the host');
  const panel = await hosting.run('Room');
  await panel.getByRole('button', { name: 'Mute everyone' }).click();
  await expect(page.getByText('Ada and 1 more: muted.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(page.getByText('Ada and 1 more: can talk again.').last()).toBeVisible();
  await expect(panel).toBeVisible();
  await hosting.end();
});

test('a report reaches the host with what happened before', async ({ visit, enter }) => {
  const hosting = await Hosting.begin(visit);
  const [ada, ben] = [await enter('Ada'), await enter('Ben')];
  await hosting.welcome(ada);
  const bens = await hosting.welcome(ben);
  const menu = await openMenu(bens, 'Ada');
  await menu.getByRole('button', { name: 'Report…' }).click();
  const dialog = ben.page.getByRole('dialog', { name: 'Report Ada' });
  await dialog.getByLabel('What happened?').fill('She plays the trumpet');
  await dialog.getByRole('button', { name: 'Report', exact: true }).click();
  await expect(ben.page.getByText('Ada: reported.')).toBeVisible();
  const panel = await hosting.run('Reports');
  await expect(panel.getByText('She plays the trumpet')).toBeVisible();
  await panel.getByText(/The last \d+ events? before/).click();
  await expect(panel.getByText('Ada · came in')).toBeVisible();
  await panel.getByRole('button', { name: 'Close the report' }).click();
  await expect(panel.getByText('No report is open.')).toBeVisible();
  await hosting.end();
});

test('the audit shows what was done and what was refused', async ({ visit, enter }) => {
  const hosting = await Hosting.begin(visit);
  await hosting.welcome(await enter('Ada'));
  await hosting.choose('Ada', /^Mute/);
  await expect(hosting.panel.row('Ada')).toContainText('muted by the host');
  const panel = await hosting.run('Audit');
  await expect(panel.getByRole('listitem').first()).toContainText('Mute: Ada');
  const csv = hosting.host.page.waitForEvent('download');
  await panel.getByRole('link', { name: 'As CSV' }).click();
  expect((await csv).suggestedFilename()).toMatch(/\.csv$/);
  await hosting.end();
});

test('the room is for who has the link, the password, or an account', async ({ visit, enter }) => {
  const hosting = await Hosting.begin(visit);
  const ada = new Panel((await enter('Ada')).page);
  await ada.open(hosting.stream.id);
  const panel = await hosting.run('Room');
  const who = panel.getByRole('combobox', { name: 'Who may join' });
  await who.selectOption('signed_in');
  await expect(ada.tab.getByText('for people with an account')).toBeVisible();
  await who.selectOption('password');
  await panel.getByLabel('Password', { exact: true }).fill('open sesame 1');
  await panel.getByRole('button', { name: 'Save' }).click();
  await ada.tab.getByLabel('Password of the room').fill('open sesame 2');
  await ada.join.click();
  await expect(ada.tab.getByText('not the password of this room')).toBeVisible();
  await ada.tab.getByLabel('Password of the room').fill('open sesame 1');
  await ada.join.click();
  await expect(ada.leave).toBeVisible();
  await ada.leave.click();
  await who.selectOption('invited');
  await expect(ada.tab.getByText('by invitation')).toBeVisible();
  const link = panel.getByText(/\?invite=/);
  await ada.page.goto((await link.textContent()) ?? '');
  await ada.join.click();
  await expect(ada.leave).toBeVisible();
  await hosting.end();
});

test('what the host sets holds for who is in the room, and for who wants in', async ({ visit, enter }) => {
  const hosting = await Hosting.begin(visit);
  const adas = await hosting.welcome(await enter('Ada'));
  const ben = new Panel((await enter('Ben')).page);
  await ben.open(hosting.stream.id);
  const panel = await hosting.run('Room');
  const toggle = (name: string) => panel.getByText(name, { exact: true }).click();

  await test.step('slow mode: who unmutes again too soon stays muted, and is told for how long', async () => {
    await panel.getByLabel('Slow mode').selectOption('30');
    await expect(adas.tab.getByText('Slow mode: 30 s')).toBeVisible();
    for (let time = 1; time <= 2; time++) {
      await adas.mute.click();
      await expect(hosting.panel.row('Ada')).toContainText('muted');
      await adas.unmute.click();
    }
    await expect(adas.tab.getByText(/too soon .* in 0:[0-3]\d/)).toBeVisible();
    await expect(adas.unmute).toBeVisible();
    await panel.getByLabel('Slow mode').selectOption('0');
  });

  await test.step('pinned, and a status line', async () => {
    await panel.getByLabel('Pinned on top').selectOption({ label: 'Ada' });
    await expect(ben.row('Ada')).toContainText('pinned by the host');
    await panel.getByLabel('Status line').fill('Questions after the song');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(ben.tab.getByText('Questions after the song')).toBeVisible();
  });

  await test.step('locked, full, closed', async () => {
    await toggle('Lock the room');
    await expect(ben.tab.getByText('The host has locked the room.')).toBeVisible();
    await toggle('Lock the room');
    await expect(ben.join).toBeEnabled();
    await panel.getByLabel('Most people').fill('2');
    await panel.getByRole('button', { name: 'Save' }).click();
    await expect(ben.tab.getByText('The room is full: 2 people.')).toBeVisible();
    await panel.getByRole('button', { name: 'Close the room' }).click();
    await hosting.host.page.getByRole('alertdialog').getByRole('button', { name: 'Close the room' }).click();
    await expect(adas.tab.getByText('The room is closed.').first()).toBeVisible();
    await expect(adas.leave).toHaveCount(0);
    await panel.getByRole('button', { name: 'Open the room again' }).click();
    await expect(adas.join).toBeEnabled();
  });

  await test.step('nobody before the host', async () => {
    await toggle('Wait for the host');
    await expect(ben.tab.getByText('The room opens as soon as its host is here.')).toBeVisible();
    await hosting.host.page.keyboard.press('Escape');
    await hosting.panel.join.click();
    await expect(ben.join).toBeEnabled();
  });
  await hosting.end();
});

test('who has sound and no seat is put out, and the host is told', async ({ visit, browserOf }) => {
  const hosting = await Hosting.begin(visit);
  const panel = await hosting.run('Room');
  const hangUp = await dialIn(await browserOf(440), hosting.stream.id, 'mallory');
  await expect(panel.getByText(/Somebody unknown, .*\(not a guest of this room\)/)).toBeVisible({ timeout: 40_000 });
  await hangUp();
  await hosting.end();
});
