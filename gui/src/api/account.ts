import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api, bodyOf } from './client';
import { currentUserId, doubts } from './currentUser';
import { hearInbox, type InboxEvent, openInbox } from './inbox';
import type { User } from './types';

const sessionKey = ['session'];
const passwordKey = ['password'];

/** Who is signed in here: a user, `null` for nobody, `undefined` while that is not known. */
export function useMe(): User | null | undefined {
  return useSession().data;
}

export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async (): Promise<User | null> => bodyOf(await api.GET('/api/session')).user ?? null,
    staleTime: 60_000,
  });
}

/** Keeps who is signed in here true to what happens in other tabs and on other devices. */
export function useFollowSession(): void {
  const client = useQueryClient();
  const me = useMe();
  const id = me === undefined ? undefined : (me?.id ?? null);
  useEffect(() => {
    currentUserId.set(id);
    if (!id) return;
    const ask = () => void client.invalidateQueries({ queryKey: sessionKey });
    const undo = [hearInbox((event) => follow(client, event)), openInbox(), doubts.subscribe(ask)];
    return () => {
      for (const each of undo) each();
    };
  }, [client, id]);
}

function follow(client: QueryClient, event: InboxEvent): void {
  if (event.t === 'me_snapshot' || event.t === 'profile_updated') client.setQueryData(sessionKey, event.d.user);
  // While the password changes, the old cookie is nobody's for a moment; the end of that asks again.
  if (event.t === 'session_revoked' && client.isMutating({ mutationKey: passwordKey }) === 0)
    void client.invalidateQueries();
}

/** Another user than before sees other streams, so everything that was read is read again. */
async function enter(client: QueryClient, user: User | null): Promise<void> {
  client.setQueryData(sessionKey, user);
  await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
}

function useEntering<In>(call: (input: In) => Promise<User | null>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: call, onSuccess: (user) => enter(client, user) });
}

export function useSignIn() {
  return useEntering(
    async (body: { name: string; password: string }) => bodyOf(await api.POST('/api/session', { body })).user,
  );
}

export function useSignUp() {
  return useEntering(
    async (body: { name: string; displayName: string; password: string }) =>
      bodyOf(await api.POST('/api/accounts', { body })).user,
  );
}

export function useGuestSignIn() {
  return useEntering(
    async (body: { displayName: string }) => bodyOf(await api.POST('/api/session/guest', { body })).user,
  );
}

export function useSignOut() {
  return useEntering<void>(async () => {
    await api.DELETE('/api/session');
    return null;
  });
}

export function useRename() {
  return useEntering(async (body: { displayName: string }) => bodyOf(await api.PATCH('/api/account', { body })).user);
}

export function useDeleteAccount() {
  return useEntering(async (body: { password?: string }) => {
    await api.DELETE('/api/account', { body });
    return null;
  });
}

/** All other sign-ins end, and this page hears of that too, maybe before its own new cookie is here: so it asks again who it is. */
export function useChangePassword() {
  const client = useQueryClient();
  return useMutation({
    mutationKey: passwordKey,
    mutationFn: async (body: { currentPassword: string; newPassword: string }) => {
      await api.PUT('/api/account/password', { body });
    },
    onSettled: () => client.invalidateQueries(),
  });
}
