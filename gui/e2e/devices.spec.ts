import type { Browser, Page } from '@playwright/test';
import { expect, type Person, test } from './fixtures';
import { expectSilence, expectToHear } from './hearing';
import { Panel } from './panel';

test('a microphone that vanishes is stood in for, said, and taken again when it is back, without a break', async ({
  enter,
  stream,
}) => {
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  await hideOnDemand(ada.page);
  const adas = new Panel(ada.page);
  await adas.enter(stream.id);
  await new Panel(ben.page).enter(stream.id);
  await expect(adas.mute).toBeVisible();
  const preferred = await chooseAMicrophone(ada);
  await expect.poll(() => usedDevice(ada.page)).toBe(preferred.id);

  await vanish(ada.page, preferred.id);
  await expect(adas.tab.getByText(`${preferred.label} is not there`)).toBeVisible();
  await expect.poll(() => usedDevice(ada.page)).not.toBe(preferred.id);
  await expectToHear(ben.page, ada.user.id, 440, 1000);

  await vanish(ada.page, '');
  await expect(adas.tab.getByText(`${preferred.label} is not there`)).toHaveCount(0);
  await expect.poll(() => usedDevice(ada.page)).toBe(preferred.id);
  await expectToHear(ben.page, ada.user.id, 440, 1000);
});

test('a microphone whose track ends is opened again by itself, and heard, without a break of the call', async ({
  enter,
  browserOf,
  stream,
}) => {
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  await noteEnds(ada.page);
  await new Panel(ada.page).enter(stream.id);
  await new Panel(ben.page).enter(stream.id);
  await expectToHear(ben.page, ada.user.id, 440, 1000);

  await endSound(await browserOf(440));
  await expect.poll(() => ends(ada.page)).toBe(1);
  await expectToHear(ben.page, ada.user.id, 440, 1000);
  await expect(new Panel(ada.page).mute).toBeVisible();
});

test('a microphone that goes while nothing stands in for it is told, and taken again when it is back', {
  tag: '@full',
}, async ({ enter, browserOf, stream }) => {
  const ada = await enter('Ada', { ear: 440 });
  const ben = await enter('Ben', { ear: 1000 });
  await hideOnDemand(ada.page);
  const adas = new Panel(ada.page);
  await adas.enter(stream.id);
  await new Panel(ben.page).enter(stream.id);
  await expectToHear(ben.page, ada.user.id, 440, 1000);

  await vanish(ada.page, 'all');
  await endSound(await browserOf(440));
  await expect(adas.tab.getByText(/The microphone is gone/)).toBeVisible();
  await expectSilence(ben.page, ada.user.id, 440);
  await vanish(ada.page, '');
  await expect(adas.tab.getByText(/The microphone is gone/)).toHaveCount(0);
  await expectToHear(ben.page, ada.user.id, 440, 1000);
});

type Device = { id: string; label: string; groupId: string };
type Hidden = Window & { hidden: string; used: string };

/** Lets a test take a device from the page's list, as if it were pulled out; the tracks stay real. */
async function hideOnDemand(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shared = window as unknown as Hidden;
    shared.hidden = '';
    const { mediaDevices } = navigator;
    const list = mediaDevices.enumerateDevices.bind(mediaDevices);
    mediaDevices.enumerateDevices = async () =>
      (await list()).filter(({ deviceId }) => ![deviceId, 'all'].includes(shared.hidden));
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      shared.used = stream.getAudioTracks()[0]?.getSettings().deviceId ?? '';
      return stream;
    };
  });
}

async function vanish(page: Page, deviceId: string): Promise<void> {
  await page.evaluate((deviceId) => {
    (window as unknown as Hidden).hidden = deviceId;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  }, deviceId);
}

/** Counts the microphone's tracks that the browser ends. */
async function noteEnds(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shared = window as unknown as { ends: number };
    shared.ends = 0;
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    mediaDevices.getUserMedia = async (constraints) => {
      const stream = await open(constraints);
      for (const track of stream.getTracks()) track.addEventListener('ended', () => shared.ends++);
      return stream;
    };
  });
}

function ends(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { ends: number }).ends);
}

/** Ends the process in which this browser records and plays: its microphones are gone, until it starts another one. */
async function endSound(browser: Browser): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sound = processInfo.find(({ type }) => type.startsWith('audio.'));
  if (!sound) throw new Error('this browser has no process of its own for sound');
  process.kill(sound.id, 'SIGKILL');
}

function usedDevice(page: Page): Promise<string> {
  return page.evaluate(() => (window as unknown as Hidden).used);
}

/** Prefers, for this browser, a microphone that is not the default one. */
async function chooseAMicrophone({ page, api }: Person): Promise<Device> {
  const { key, input } = await page.evaluate(async () => {
    const key = localStorage.getItem('earshot.deviceKey') ?? crypto.randomUUID();
    localStorage.setItem('earshot.deviceKey', key);
    const all = await navigator.mediaDevices.enumerateDevices();
    const found = all.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'default').at(-1);
    return { key, input: { id: found?.deviceId ?? '', label: found?.label ?? '', groupId: found?.groupId ?? '' } };
  });
  await api.choose({ devices: [{ key, label: 'Test', input, output: null }] });
  return input;
}
