import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the API: a running Earshot, or the fake of `npm run fake`. */
const api = process.env.EARSHOT_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  server: {
    proxy: Object.fromEntries(['/api', '/rtc', '/demo'].map((path) => [path, { target: api, ws: true }])),
  },
  build: {
    target: ['chrome123', 'firefox128', 'safari17.5'],
    manifest: true,
    // Data URLs are not allowed by the page's CSP for scripts and fonts; small files stay files.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}'],
    restoreMocks: true,
    css: false,
  },
});
