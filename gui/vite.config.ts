import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { shellChunk } from './scripts/shell-chunk.ts';
import { slimHls } from './scripts/slim-hls.ts';

/** Where `npm run dev` finds the API: a running Earshot. */
const api = process.env.EARSHOT_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), slimHls()],
  server: {
    proxy: Object.fromEntries(['/api', '/rtc', '/demo'].map((path) => [path, { target: api, ws: true }])),
  },
  build: {
    target: ['chrome123', 'firefox128', 'safari17.5'],
    manifest: true,
    // Data URLs are not allowed by the page's CSP for scripts and fonts; small files stay files.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // scripts/bundle-budget.mjs measures instead, in what travels.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      output: { codeSplitting: { groups: [shellChunk(fileURLToPath(new URL('src/main.tsx', import.meta.url)))] } },
    },
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    maxWorkers: '100%',
    restoreMocks: true,
    // Machines that build and test at the same time are slow; no test waits this long when it passes.
    testTimeout: 20_000,
    css: false,
  },
});
