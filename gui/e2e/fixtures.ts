import { type Browser, type BrowserContext, test as base, chromium, expect, type Page } from '@playwright/test';
import { Api, type Stream, type User } from './api';
import { launchOptions } from './chromium';
import { Complaints } from './complaints';
import { type Ear, microphoneOf } from './ears';
import { Guard } from './guard';

export type Visitor = { context: BrowserContext; page: Page; api: Api };
export type Person = Visitor & { user: User };

type Look = { colorScheme?: 'dark' | 'light'; viewport?: { width: number; height: number }; reducedMotion?: 'reduce' };
type Wishes = Look & {
  ear?: Ear;
  /** A browser of the test's own, in place of one that all tests share. */
  browser?: Browser;
  /** The way to the API, where it is not the straight one. */
  origin?: string;
};

type Fixtures = {
  /** Of a test that fails, shows what the system warned of meanwhile: the reason may lie there. */
  complaints: undefined;
  guard: Guard;
  /** Opens a browser window of nobody in particular. */
  visit(wishes?: Wishes): Promise<Visitor>;
  /** Opens a browser window of a new guest. */
  enter(displayName: string, wishes?: Wishes): Promise<Person>;
  /** What the stream under test shows: nothing, or the demo's picture, which takes as much of a processor as the rest of a page. */
  picture: 'demo' | 'none';
  /** How many people the stream under test takes into its room. */
  hardCap: number;
  /** A host with an account, without a window. */
  host: Api;
  /** A stream of the host, for this test alone. */
  stream: Stream;
};
type WorkerFixtures = {
  browserOf(ear: Ear): Promise<Browser>;
  origin: string;
  /** Where pages go for sound. */
  sfu: string;
};

const usualLook = { locale: 'en', colorScheme: 'dark', viewport: { width: 1440, height: 900 } } as const;

export { expect };

export const test = base.extend<Fixtures, WorkerFixtures>({
  browserOf: [
    // biome-ignore lint/correctness/noEmptyPattern: the runner reads the names of what a fixture needs from its pattern
    async ({}, use) => {
      const browsers = new Map<Ear, Browser>();
      await use(async (ear) => {
        const known = browsers.get(ear);
        if (known?.isConnected()) return known;
        const browser = await chromium.launch(launchOptions(microphoneOf(ear)));
        browsers.set(ear, browser);
        return browser;
      });
      await Promise.all([...browsers.values()].map((browser) => browser.close()));
    },
    { scope: 'worker' },
  ],

  origin: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const url = process.env.EARSHOT_URL;
      if (url === undefined) throw new Error('no system: the global set-up did not run');
      await use(url);
    },
    { scope: 'worker' },
  ],

  sfu: [
    async ({ playwright, origin }, use) => {
      const request = await playwright.request.newContext();
      const api = new Api(request, origin);
      await api.signUp(someName(), 'Scout');
      const address = await api.sfuAddress((await api.createStream()).id);
      await request.dispose();
      await use(address);
    },
    { scope: 'worker' },
  ],

  complaints: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use, testInfo) => {
      const complaints = new Complaints(testInfo.project.outputDir);
      await use(undefined);
      if (testInfo.status !== testInfo.expectedStatus) for (const line of complaints.lines()) console.warn(line);
    },
    { auto: true },
  ],

  guard: async ({ origin, sfu }, use) => {
    const guard = new Guard(origin, sfu);
    await use(guard);
    expect(guard.findings()).toEqual([]);
  },

  visit: async ({ browserOf, guard, origin }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async ({ ear = 440, browser, origin: way = origin, ...look }: Wishes = {}) => {
      const window = browser ?? (await browserOf(ear));
      const context = await window.newContext({ ...usualLook, baseURL: way, ...look });
      contexts.push(context);
      await guard.watch(context);
      return { context, page: await context.newPage(), api: new Api(context.request, way) };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  enter: async ({ visit }, use) => {
    await use(async (displayName, wishes) => {
      const visitor = await visit(wishes);
      return { ...visitor, user: await visitor.api.enterAsGuest(displayName) };
    });
  },

  host: async ({ playwright, origin }, use) => {
    const request = await playwright.request.newContext();
    const api = new Api(request, origin);
    await api.signUp(someName(), 'Hedy');
    await use(api);
    await request.dispose();
  },

  picture: ['none', { option: true }],
  hardCap: [100, { option: true }],

  stream: async ({ host, picture, hardCap }, use) => {
    const stream = await host.createStream({ hardCap, ...(picture === 'none' && { playbackUrl: '/demo/none.m3u8' }) });
    await use(stream);
    // What a run leaves behind would push other streams off the first page of the list.
    await host.deleteStream(stream.id);
  },
});

/** A name to sign in with that nobody has yet. */
export function someName(): string {
  return `somebody-${crypto.randomUUID().slice(0, 8)}`;
}
