import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { expect, type Person, test } from '../fixtures';
import { Panel } from '../panel';
import { SettingsDialog } from '../settingsDialog';
import { report, table } from './figures';
import { type Task, traceMainThread } from './mainThread';

const seconds = 20;
/** How Linux counts a thread's time, per second. */
const ticks = 100;

test('what the voice chain costs while one talks', async ({ enter, browserOf, stream }) => {
  test.setTimeout(180_000);
  const ada = await enter('Ada', { ear: 'noisySentences' });
  const browser = await browserOf('noisySentences');
  const rows: (string | number)[][] = [];
  for (const noiseSuppression of ['off', 'rnnoise'] as const) {
    await ada.api.choose({ account: { noiseSuppression, transmission: 'voice_activity' } });
    rows.push([noiseSuppression, ...(await costOf(ada, browser, stream.id))]);
  }
  const head = ['noise suppression', 'audio threads, % of a core', 'whole page, % of a core', 'tasks over 50 ms'];
  report(table(head, rows));
});

/** What is too long for one task, ms. */
const long = 50;

test('what holds the page up while one talks', async ({ enter, browserOf, stream }) => {
  test.setTimeout(180_000);
  const ben = await enter('Ben', { ear: 'noisySentences' });
  const ada = await enter('Ada', { ear: 'sentences' });
  await ada.api.choose({ account: { noiseSuppression: 'off', transmission: 'voice_activity' } });
  await new Panel(ben.page).enter(stream.id);
  const panel = new Panel(ada.page);
  await panel.open(stream.id);
  await expect(panel.join).toBeEnabled();
  await ada.page.waitForTimeout(3_000);

  const settings = new SettingsDialog(ada.page);
  const phases: [string, () => Promise<void>][] = [
    ['join, and the first 5 s', () => panel.join.click().then(() => ada.page.waitForTimeout(5_000))],
    ['talk and listen, 20 s', () => ada.page.waitForTimeout(seconds * 1000)],
    [
      'turn RNNoise on meanwhile, 5 s',
      () => ada.api.choose({ account: { noiseSuppression: 'rnnoise' } }).then(() => ada.page.waitForTimeout(5_000)),
    ],
    ['open the settings meanwhile, all sections', () => settings.leaf()],
  ];
  const browser = await browserOf('sentences');
  const rows: (string | number)[][] = [];
  const heavy: Task[] = [];
  for (const [phase, act] of phases) {
    const trace = await traceMainThread(browser, ada.page);
    await act();
    const tasks = await trace.stop();
    heavy.push(...tasks.filter(({ cpuMs }) => cpuMs > long));
    rows.push([phase, ...summary(tasks)]);
  }
  const head = ['while one', 'tasks', 'over 50 ms by the clock', 'of', 'over 50 ms of work', 'most work, ms', 'of'];
  report(table(head, rows));
  expect(heavy, 'tasks that work for more than 50 ms').toEqual([]);
});

function summary(tasks: readonly Task[]): (string | number)[] {
  const held = tasks.filter(({ ms }) => ms > long);
  const hardest = tasks.toSorted((a, b) => b.cpuMs - a.cpuMs)[0];
  const names = [...new Set(held.map((task) => task.of))].join(', ');
  const work = tasks.filter(({ cpuMs }) => cpuMs > long).length;
  return [tasks.length, held.length, names || '-', work, Math.round(hardest?.cpuMs ?? 0), hardest?.of ?? '-'];
}

async function costOf(ada: Person, browser: Browser, streamId: string): Promise<number[]> {
  await new Panel(ada.page).enter(streamId);
  await ada.page.waitForTimeout(5_000);
  await countLongTasks(ada.page);
  const before = await spent(browser);
  await ada.page.waitForTimeout(seconds * 1000);
  const after = await spent(browser);
  const share = (from: number, to: number) => Math.round(((to - from) / ticks / seconds) * 1000) / 10;
  return [share(before.audio, after.audio), share(before.all, after.all), await longTasks(ada.page)];
}

type LongTasks = Window & { longTasks: number };

async function countLongTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const shared = window as unknown as LongTasks;
    shared.longTasks = 0;
    new PerformanceObserver((list) => {
      shared.longTasks += list.getEntries().length;
    }).observe({ type: 'longtask' });
  });
}

function longTasks(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as LongTasks).longTasks);
}

/** Ticks that the browser's pages have spent so far, and their audio threads alone. */
async function spent(browser: Browser): Promise<{ audio: number; all: number }> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const threads = processInfo.filter(({ type }) => type === 'renderer').flatMap(({ id }) => threadsOf(id));
  const sum = (some: { ticks: number }[]) => some.reduce((total, thread) => total + thread.ticks, 0);
  return { audio: sum(threads.filter(({ name }) => /audio/i.test(name))), all: sum(threads) };
}

function threadsOf(process: number): { name: string; ticks: number }[] {
  return readdirSync(`/proc/${process}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${process}/task/${thread}/stat`, 'utf8');
    const [, name = '', rest = ''] = /\((.*)\) (.*)/.exec(stat) ?? [];
    const fields = rest.split(' ');
    return { name, ticks: Number(fields[11]) + Number(fields[12]) };
  });
}
