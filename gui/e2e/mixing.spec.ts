import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { expectSilence, expectToHear, loudness } from './hearing';
import { keepCaptures, listen, onsets } from './listening';
import { Panel } from './panel';

test.use({ picture: 'demo' });

const own = 0.8;
const moved = 0.55;

test('the stream goes down within 400 ms of a voice, and back to exactly the own volume, also when that was moved', {
  tag: '@alone',
}, async ({ enter, stream }) => {
  test.setTimeout(120_000);
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 'sentences' });
  await keepCaptures(ben.page);
  await new Panel(ada.page).enter(stream.id);
  await new Panel(ada.page).mute.click();
  await expect.poll(() => volume(ada.page)).toBe(1);
  await setVolume(ada.page, own);

  await new Panel(ben.page).enter(stream.id);
  // From here on Ada hears Ben: what he says while they are being connected reaches nobody.
  await expect.poll(() => volume(ada.page), { intervals: [50] }).toBeLessThan(own * 0.3);
  const said = await listen(ben.page);
  const volumes = await followVolume(ada.page);
  await ada.page.waitForTimeout(13_000);
  const starts = onsets(await said.stop(), -45);
  const course = await volumes.stop();
  expect(starts.length).toBeGreaterThan(1);
  const falls = starts.slice(0, -1).map((start) => {
    const down = course.find(({ at, volume }) => at >= start && volume < own * 0.3);
    const back = course.find(({ at, volume }) => at >= (down?.at ?? 0) && volume === own);
    expect((back?.at ?? Number.NaN) - start).toBeLessThan(5_000);
    return (down?.at ?? Number.NaN) - start;
  });
  test.info().annotations.push({ type: 'falls after, ms', description: falls.join(', ') });
  expect(falls.filter((ms) => !(ms <= 400))).toEqual([]);

  await expect.poll(() => volume(ada.page), { intervals: [50] }).toBeLessThan(own * 0.3);
  await setVolume(ada.page, moved);
  const untilHeLeaves = await followVolume(ada.page);
  await new Panel(ben.page).leave.click();
  await new Panel(ada.page).expectInRoom('Ada');
  const sinceHeLeft = await followVolume(ada.page);
  await expect.poll(() => sinceHeLeft.length(), 'the time that the stream takes to come back').toBeGreaterThan(3_000);
  const after = [...(await untilHeLeaves.stop()), ...(await sinceHeLeft.stop())];
  expect(after.filter(({ volume }) => volume !== moved)).toEqual([]);
});

test('who hears nobody is muted, and hears again as muted or open as before', async ({ enter, stream }) => {
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  const [adas, bens] = [new Panel(ada.page), new Panel(ben.page)];
  await adas.enter(stream.id);
  await bens.enter(stream.id);
  await expectToHear(ada.page, ben.user.id, 1000, 440);

  await adas.button('Hear nobody').click();
  await expect.poll(() => loudness(ada.page, ben.user.id, [1000])).toBeNull();
  await expectSilence(ben.page, ada.user.id, 440);
  await adas.button('Hear again').click();
  await expectToHear(ada.page, ben.user.id, 1000, 440);
  await expectToHear(ben.page, ada.user.id, 440, 1000);

  await adas.mute.click();
  await adas.button('Hear nobody').click();
  await adas.button('Hear again').click();
  await expectToHear(ada.page, ben.user.id, 1000, 440);
  await expect(adas.unmute).toBeVisible();
  await expectSilence(ben.page, ada.user.id, 440);
});

test('a person at 0 % is silent, and nobody else', { tag: '@full' }, async ({ enter, stream }) => {
  const [ada, ben, cleo] = [
    await enter('Ada', { ear: 440 }),
    await enter('Ben', { ear: 1000 }),
    await enter('Cleo', { ear: 440 }),
  ];
  await ada.api.choose({ people: [{ userId: ben.user.id, volumePercent: 0, muted: false }] });
  for (const { page } of [ada, ben, cleo]) await new Panel(page).enter(stream.id);
  await expectToHear(ada.page, cleo.user.id, 440, 1000);
  await expectToHear(cleo.page, ben.user.id, 1000, 440);
  expect(await loudness(ada.page, ben.user.id, [1000])).toBeNull();
  await ada.api.choose({ people: [{ userId: ben.user.id, volumePercent: 100, muted: false }] });
  await expectToHear(ada.page, ben.user.id, 1000, 440);
});

function volume(page: Page): Promise<number> {
  return page.evaluate(() => document.querySelector('video')?.volume ?? Number.NaN);
}

/** As the player's own slider does. */
async function setVolume(page: Page, to: number): Promise<void> {
  await page.evaluate((to) => {
    const video = document.querySelector('video');
    if (video) video.volume = to;
  }, to);
}

type Moment = { at: number; volume: number };

/** Notes the stream's volume every 5 ms; `length` says for how many ms already. */
async function followVolume(page: Page): Promise<{ stop(): Promise<Moment[]>; length(): Promise<number> }> {
  const handle = await page.evaluateHandle(() => {
    const course: Moment[] = [];
    const video = document.querySelector('video') as HTMLVideoElement;
    const timer = setInterval(() => course.push({ at: Date.now(), volume: video.volume }), 5);
    return {
      stop: () => {
        clearInterval(timer);
        return course;
      },
      length: () => Date.now() - (course[0]?.at ?? Date.now()),
    };
  });
  return {
    stop: () => handle.evaluate((following) => following.stop()),
    length: () => handle.evaluate((following) => following.length()),
  };
}
