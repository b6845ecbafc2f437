import { defineConfig } from '@playwright/test';

/** What measures neither sound nor time, and so may share the processors with another test. */
const lookers = ['accounts', 'axe', 'keyboard', 'moderation-axe', 'person', 'streams'].map((name) => `${name}.spec.ts`);

/**
 * Real Chromium against the real system. One worker, but where `--project=pages` is given more: the other tests measure sound and
 * time, and share two cores with the system. No retries: a test that fails now and then has found something.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/start-system.ts',
  workers: 1,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  use: { actionTimeout: 20_000, navigationTimeout: 30_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  projects: [
    { name: 'e2e', testMatch: '*.spec.ts' },
    { name: 'pages', testMatch: lookers },
    { name: 'sound', testMatch: '*.spec.ts', testIgnore: lookers },
    { name: 'shots', testMatch: 'shots/*.shots.ts' },
    { name: 'bench', testMatch: 'bench/*.bench.ts' },
  ],
});
