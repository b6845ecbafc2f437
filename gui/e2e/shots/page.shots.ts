import { expect, test } from '../fixtures';
import { Panel } from '../panel';
import { expectPlaying } from '../picture';
import { fill, settled } from './room';

const images = '../docs/images';
const contact = 'test-results/contact';

const looks = (['dark', 'light'] as const).flatMap((colorScheme) =>
  [360, 768, 1440].map((width) => ({
    name: `${colorScheme}-${width}`,
    look: { colorScheme, viewport: { width, height: width === 360 ? 780 : 900 } },
  })),
);

test('the stream page with people in the room, for the README', async ({ enter }) => {
  test.setTimeout(120_000);
  await fill(enter, 'demo');
  const panel = new Panel((await enter('Nadia Haddad', { ear: 1000, viewport: { width: 1440, height: 900 } })).page);
  await panel.enter('demo');
  await expectPlaying(panel.page);
  await settled(panel, 5);
  await panel.page.screenshot({ path: `${images}/stream-dark.png` });
});

test('a contact set: every page, look and width', async ({ enter, visit, host, stream, guard }) => {
  test.setTimeout(600_000);
  guard.allow('http://127.0.0.1:9');
  const broken = await host.createStream({
    title: 'A stream without a picture',
    playbackUrl: 'http://127.0.0.1:9/x.m3u8',
  });
  const ended = await host.createStream({ title: 'Yesterday' });
  await host.endStream(ended.id);
  await fill(enter, stream.id);
  for (const { name, look } of looks) {
    const stranger = (await visit(look)).page;
    const shot = (what: string) => stranger.screenshot({ path: `${contact}/${what}-${name}.png`, fullPage: true });
    await stranger.goto('/');
    await expect(stranger.getByRole('link', { name: 'Evening show' }).first()).toBeVisible();
    await shot('list');
    await stranger.getByRole('button', { name: 'Sign in' }).first().click();
    await expect(stranger.getByRole('dialog')).toBeVisible();
    await shot('enter');
    await stranger.goto(`/s/${broken.id}`);
    await expect(stranger.getByRole('alert').first()).toBeVisible();
    await shot('broken-empty');
    await stranger.goto(`/s/${ended.id}`);
    await expect(stranger.getByText('This stream has ended').first()).toBeVisible();
    await shot('ended');
    await stranger.goto('/s/nothing-here');
    await expect(stranger.getByText('There is no such stream')).toBeVisible();
    await shot('missing');
    await stranger.goto(`/s/${stream.id}`);
    await expectPlaying(stranger);
    await settled(new Panel(stranger), 4);
    await shot('stream-stranger');

    const person = await enter('Nadia Haddad', { ear: 1000, ...look });
    const panel = new Panel(person.page);
    await panel.enter(stream.id);
    await expectPlaying(person.page);
    await settled(panel, 5);
    await person.page.screenshot({ path: `${contact}/stream-joined-${name}.png`, fullPage: true });
    await panel.leave.click();

    const refused = await enter('Nadia Haddad', { ear: 'refused', ...look });
    await new Panel(refused.page).enter(stream.id);
    await expect(refused.page.getByText(/keeps the microphone/).first()).toBeVisible();
    await refused.page.screenshot({ path: `${contact}/microphone-refused-${name}.png`, fullPage: true });
    await new Panel(refused.page).leave.click();
    await Promise.all([stranger.close(), person.page.close(), refused.page.close()]);
  }
});
