import type { Browser, Page } from '@playwright/test';

/** One task of a page's main thread. */
export type Task = {
  /** By the clock; includes the time that others had the processor. */
  readonly ms: number;
  /** That the thread itself worked. */
  readonly cpuMs: number;
  /** The script that had most of it, or what the browser did. */
  readonly of: string;
};

type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds, these three. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string; fileName?: string } };
};

const mark = 'earshot: the traced page';
const categories = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'v8',
  'blink.user_timing',
];

/** Notes what the page's main thread does until `stop`. */
export async function traceMainThread(browser: Browser, page: Page): Promise<{ stop(): Promise<Task[]> }> {
  await browser.startTracing(page, { categories });
  await page.evaluate((mark) => performance.mark(mark), mark);
  return {
    stop: async () => {
      const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
      return tasksOf(traceEvents);
    },
  };
}

function tasksOf(events: readonly TraceEvent[]): Task[] {
  const own = events.find(({ name }) => name === mark);
  const whole = events
    .filter(({ pid, tid, ph }) => pid === own?.pid && tid === own?.tid && ph === 'X')
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks: { event: TraceEvent; parts: TraceEvent[] }[] = [];
  for (const event of whole) {
    const last = tasks.at(-1);
    if (last && event.ts < end(last.event)) last.parts.push(event);
    else tasks.push({ event, parts: [] });
  }
  return tasks.map(({ event, parts }) => ({
    ms: (event.dur ?? 0) / 1000,
    cpuMs: (event.tdur ?? 0) / 1000,
    of: whose(event, parts),
  }));
}

/** The script of the outermost call, as its chunk is called without its hash; without one, the longest thing that was done. */
function whose(task: TraceEvent, parts: readonly TraceEvent[]): string {
  const script = parts.map(({ args }) => args?.data?.url ?? args?.data?.fileName).find((url) => url?.endsWith('.js'));
  if (script) return script.replace(/^.*\//, '').replace(/-[\w-]{8}\.js$/, '');
  const named = parts.filter(({ name }) => !name.includes('RunTask'));
  return named.toSorted((a, b) => (b.dur ?? 0) - (a.dur ?? 0))[0]?.name ?? task.name;
}

function end({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur;
}
