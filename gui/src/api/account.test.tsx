import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, it, vi } from 'vitest';
import { fakeApi } from '../testing/fakeApi';
import { FakeEventSource } from '../testing/fakeEventSource';
import { hedy } from '../testing/samples';
import { useChangePassword, useFollowSession, useSignOut } from './account';
import { currentUserId } from './currentUser';
import { newQueryClient } from './queryClient';

const SESSION = '/api/session';

/** Whose cookie the browser has. */
let user: typeof hedy | null;
let changed: () => void;
let api: ReturnType<typeof fakeApi>;

function start() {
  const client = newQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  return renderHook(
    () => {
      useFollowSession();
      return { signOut: useSignOut(), changePassword: useChangePassword() };
    },
    { wrapper },
  ).result;
}

function revoke() {
  FakeEventSource.last.send('{"v":1,"t":"session_revoked","d":{}}');
}

beforeEach(() => {
  vi.stubGlobal('EventSource', FakeEventSource);
  FakeEventSource.all = [];
  user = hedy;
  currentUserId.set(undefined);
  api = fakeApi({
    'GET /api/session': () => ({ body: { user } }),
    'DELETE /api/session': { status: 204 },
    'PUT /api/account/password': async () => {
      await new Promise<void>((resolve) => {
        changed = resolve;
      });
      user = hedy;
      return { status: 204 };
    },
  });
});

it('tells the rest of the page who is signed in, and that nobody is any more', async () => {
  const hooks = start();
  expect(currentUserId.get()).toBeUndefined();
  await waitFor(() => expect(currentUserId.get()).toBe(hedy.id));
  hooks.current.signOut.mutate();
  await waitFor(() => expect(currentUserId.get()).toBeNull());
});

it('a revoked session is nobody’s', async () => {
  start();
  await waitFor(() => expect(currentUserId.get()).toBe(hedy.id));
  user = null;
  revoke();
  await waitFor(() => expect(currentUserId.get()).toBeNull());
});

it('who changes the password stays signed in throughout', async () => {
  const hooks = start();
  await waitFor(() => expect(currentUserId.get()).toBe(hedy.id));
  const seen: unknown[] = [];
  const undo = currentUserId.subscribe(() => seen.push(currentUserId.get()));
  hooks.current.changePassword.mutate({ currentPassword: 'old', newPassword: 'new' });
  await waitFor(() => expect(api.sentTo('/api/account/password')).toHaveLength(1));
  user = null;
  revoke();
  changed();
  await waitFor(() => expect(hooks.current.changePassword.isSuccess).toBe(true));
  await waitFor(() => expect(api.sentTo(SESSION)).toHaveLength(2));
  undo();
  expect(seen).toEqual([]);
});
