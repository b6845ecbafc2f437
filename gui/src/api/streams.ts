import { type QueryClient, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api, bodyOf } from './client';
import type { NewStream, Stream, StreamChange } from './types';

const listKey = ['streams'];
const keyOf = (id: string) => ['stream', id];
/** How often lists and pages ask again: who is in voice changes all the time. */
const refreshMs = 10_000;

/** All streams that one may see, in pages. */
export function useStreams() {
  return useInfiniteQuery({
    queryKey: listKey,
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) =>
      bodyOf(
        await api.GET('/api/streams', {
          params: { query: { limit: 24, ...(pageParam && { after: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: refreshMs,
  });
}

export function useStream(id: string) {
  return useQuery({
    queryKey: keyOf(id),
    queryFn: async ({ signal }) => bodyOf(await api.GET('/api/streams/{id}', { params: { path: { id } }, signal })),
    refetchInterval: ({ state }) => (state.data?.status === 'ended' ? false : refreshMs),
  });
}

/** Reads a stream again at once, for example when its room said that it is closed. */
export function useRefreshStream(id: string): () => void {
  const client = useQueryClient();
  return useCallback(() => void client.invalidateQueries({ queryKey: keyOf(id) }), [client, id]);
}

function remember(client: QueryClient, stream: Stream): void {
  client.setQueryData(keyOf(stream.id), stream);
  void client.invalidateQueries({ queryKey: listKey });
}

export function useCreateStream() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: NewStream) => bodyOf(await api.POST('/api/streams', { body })),
    onSuccess: (stream) => remember(client, stream),
  });
}

export function useChangeStream(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (body: StreamChange) =>
      bodyOf(await api.PATCH('/api/streams/{id}', { params: { path: { id } }, body })),
    onSuccess: (stream) => remember(client, stream),
  });
}

export function useDeleteStream(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async () => {
      await api.DELETE('/api/streams/{id}', { params: { path: { id } } });
    },
    onSuccess: () => {
      client.removeQueries({ queryKey: keyOf(id) });
      void client.invalidateQueries({ queryKey: listKey });
    },
  });
}
