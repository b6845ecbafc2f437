import { defineConfig } from '@playwright/test';

/**
 * Real Chromium against the real system. One worker: the tests measure sound and time, and share two cores with the
 * system. No retries: a test that fails now and then has found something.
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
    { name: 'shots', testMatch: 'shots/*.shots.ts' },
    { name: 'bench', testMatch: 'bench/*.bench.ts' },
  ],
});
