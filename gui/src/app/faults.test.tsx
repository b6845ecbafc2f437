import { render, screen, waitFor } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { fakeApi } from '../testing/fakeApi';
import { ErrorBoundary } from './ErrorBoundary';
import { watchForFaults } from './watchForFaults';

function Broken(): never {
  throw new Error('a hook went wrong');
}

it('shows a way on in place of a broken page, and tells the log', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const api = fakeApi({ 'POST /api/client-log': { status: 204 } });
  render(
    <ErrorBoundary>
      <Broken />
    </ErrorBoundary>,
  );
  expect(screen.getByRole('button', { name: 'Reload' })).toBeVisible();
  await waitFor(() => expect(api.sent).toHaveLength(1));
  expect(api.sent[0]?.body).toMatchObject({ level: 'error', message: 'Error: a hook went wrong', page: '/' });
});

it('tells the log of what nobody caught, once', async () => {
  const api = fakeApi({ 'POST /api/client-log': { status: 204 } });
  watchForFaults();
  dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop completed with undelivered notifications.' }));
  const event = () => new ErrorEvent('error', { message: 'nobody caught this' });
  dispatchEvent(event());
  dispatchEvent(event());
  await waitFor(() => expect(api.sent).toHaveLength(1));
  expect(api.sent[0]?.body).toMatchObject({ message: 'nobody caught this' });
});
