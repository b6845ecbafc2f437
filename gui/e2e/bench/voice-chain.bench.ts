import { readdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import { type Person, test } from '../fixtures';
import { Panel } from '../panel';
import { report, table } from './figures';

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
