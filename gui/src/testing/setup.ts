import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

configure({ asyncUtilTimeout: 5_000 });

if (typeof document !== 'undefined') {
  const { startI18n } = await import('../app/i18n/start');
  await startI18n('en');
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});
