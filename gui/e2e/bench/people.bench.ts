import type { Page } from '@playwright/test';
import { Crowd } from '../crowd';
import { expect, test } from '../fixtures';
import { Panel } from '../panel';
import { percentile, report, table } from './figures';
import { traceMainThread } from './mainThread';

const people = 5_000;
const seconds = 20;
/** Changes of the room per second. */
const rate = 20;
/** What is too long for one task, ms. */
const long = 50;

test(`what ${people} people in the room cost the page`, async ({ enter, browserOf, stream, host }) => {
  test.setTimeout(240_000);
  await host.roster(stream.id);
  const crowd = await Crowd.of(stream.id, people);
  const { page } = await enter('Ada');
  const panel = new Panel(page);
  await page.goto('/');
  const browser = await browserOf(440);
  const phases: [string, () => Promise<unknown>][] = [
    ['open the page, 5 s', () => panel.open(stream.id).then(() => page.waitForTimeout(5_000))],
    [`${rate} changes/s, 20 s`, () => changes(crowd, page.waitForTimeout(seconds * 1000))],
    [`${rate} changes/s while the list is scrolled to its end, 20 s`, () => changes(crowd, scroll(panel))],
    [`${rate} changes/s while one searches, 20 s`, () => changes(crowd, search(panel))],
    ['500 changes at once, 2 s', () => atOnce(crowd, 500).then(() => page.waitForTimeout(2_000))],
  ];
  const rows: (string | number)[][] = [];
  for (const [phase, act] of phases) {
    const trace = await traceMainThread(browser, page);
    const frames = await countFrames(page, phase.startsWith('open'));
    await act();
    const gaps = await frames();
    const tasks = await trace.stop();
    const work = tasks.map(({ cpuMs }) => cpuMs);
    const hardest = tasks.toSorted((a, b) => b.cpuMs - a.cpuMs)[0];
    rows.push([
      phase,
      work.length,
      tasks.filter(({ ms }) => ms > long).length,
      work.filter((ms) => ms > long).length,
      Math.round(hardest?.cpuMs ?? 0),
      hardest?.of ?? '-',
      Math.round(work.reduce((sum, ms) => sum + ms, 0)),
      ...(gaps.length > 0 ? [Math.round(percentile(gaps, 0.5)), Math.round(percentile(gaps, 0.95))] : ['-', '-']),
    ]);
  }
  const head = [
    'while',
    'tasks',
    'over 50 ms by the clock',
    'over 50 ms of work',
    'most work, ms',
    'of',
    'all work, ms',
  ];
  report(table([...head, 'between frames p50, ms', 'p95, ms'], rows));
  const drawn = await panel.roster.getByRole('listitem').count();
  await crowd.end();
  expect(drawn, 'rows that are drawn').toBeLessThan(100);
  expect(rows.map(([phase, , , work]) => [phase, work])).toEqual(phases.map(([phase]) => [phase, 0]));
});

/** The room changes until something is over: mutes and unmutes, comings and goings, and who speaks. */
async function changes(crowd: Crowd, over: Promise<unknown>): Promise<void> {
  let going = true;
  const ended = over.finally(() => {
    going = false;
  });
  const begun = Date.now();
  for (let change = 0; going; change++) {
    const [any] = [Math.floor(Math.random() * crowd.users.length)];
    if (change % 10 < 5) await crowd.mute(any, change % 2 === 0);
    else if (change % 10 < 7) await crowd.join();
    else if (change % 10 < 9) await crowd.leave(any);
    else await crowd.speak(any, (any * 7) % crowd.users.length);
    await pause(begun + (change + 1) * (1000 / rate) - Date.now());
  }
  await ended;
}

async function atOnce(crowd: Crowd, many: number): Promise<void> {
  await Promise.all(Array.from({ length: many }, (_, at) => crowd.mute(at * 7, at % 2 === 0)));
}

/** As fast as somebody turns a wheel, so that all of the list comes by. */
async function scroll(panel: Panel): Promise<void> {
  await panel.tab.getByRole('searchbox').hover();
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    await panel.page.mouse.wheel(0, 900);
    await panel.page.waitForTimeout(50);
  }
}

async function search(panel: Panel): Promise<void> {
  const until = Date.now() + seconds * 1000;
  const field = panel.tab.getByRole('searchbox');
  while (Date.now() < until) {
    for (const name of ['sofia', 'in the garden', '42']) {
      await field.pressSequentially(name, { delay: 120 });
      await panel.page.waitForTimeout(1_000);
      await field.fill('');
      await panel.page.waitForTimeout(300);
    }
  }
}

/** Counts the times between the page's frames, ms, until the answer is called; a page that is yet to open has none. */
async function countFrames(page: Page, opening: boolean): Promise<() => Promise<number[]>> {
  if (opening) return async () => [];
  const counted = await page.evaluateHandle(() => {
    const gaps: number[] = [];
    let [last, going] = [performance.now(), true];
    const frame = (now: number) => {
      gaps.push(now - last);
      last = now;
      if (going) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return {
      stop: () => {
        going = false;
        return gaps;
      },
    };
  });
  return () => counted.evaluate(({ stop }) => stop());
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, Math.max(0, ms)));
}
