import { defineConfig } from '@playwright/test';

/**
 * Real Chromium against the real system. One worker unless more are asked for: what is tagged `@alone` measures levels or
 * moments, which another test on the same processors would spoil. What is tagged `@full` is left to the long run. No retries: a
 * test that fails now and then has found something.
 */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  globalSetup: './e2e/start-system.ts',
  workers: 1,
  fullyParallel: true,
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
