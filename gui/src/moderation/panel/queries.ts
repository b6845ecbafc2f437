import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { AuditFilter, Report } from '../../api/moderationTypes';
import { moderationOf } from '../moderation';
import { useRoomNow } from '../viewer';

const keyOf = (streamId: string, ...what: readonly unknown[]) => ['moderation', streamId, ...what];
/** Others run the room, too: what is in sight is read again this often, ms. */
const REFRESH_MS = 10_000;

export function useSanctions() {
  const { streamId } = useRoomNow();
  return useQuery({
    queryKey: keyOf(streamId, 'sanctions'),
    queryFn: () => moderationOf(streamId).api.sanctions(),
    refetchInterval: REFRESH_MS,
  });
}

export function useBans() {
  const { streamId } = useRoomNow();
  return useInfiniteQuery({
    queryKey: keyOf(streamId, 'bans'),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => moderationOf(streamId).api.bans(pageParam),
    getNextPageParam: ({ next }) => next,
    refetchInterval: REFRESH_MS,
  });
}

export function useReports(status: Report['status']) {
  const { streamId } = useRoomNow();
  return useInfiniteQuery({
    queryKey: keyOf(streamId, 'reports', status),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => moderationOf(streamId).api.reports(status, pageParam),
    getNextPageParam: ({ next }) => next,
    refetchInterval: REFRESH_MS,
  });
}

export function useAudit(filter: AuditFilter) {
  const { streamId } = useRoomNow();
  return useInfiniteQuery({
    queryKey: keyOf(streamId, 'audit', filter),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => moderationOf(streamId).api.audit(filter, pageParam),
    getNextPageParam: ({ next }) => next,
  });
}

/** Whom the media server had without a seat in the room; they were removed. */
export function useEvictions() {
  const { streamId } = useRoomNow();
  return useQuery({
    queryKey: keyOf(streamId, 'evictions'),
    queryFn: () => moderationOf(streamId).api.audit({ action: 'sfu_evict' }, null),
    refetchInterval: REFRESH_MS,
  });
}

/** What of the room only its hosts read: the invite. */
export function useRoomSecrets(enabled: boolean) {
  const { streamId } = useRoomNow();
  return useQuery({ queryKey: keyOf(streamId, 'room'), queryFn: () => moderationOf(streamId).api.room(), enabled });
}

/** Reads again what an action may have changed. */
export function useRefresh(): () => void {
  const { streamId } = useRoomNow();
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: keyOf(streamId) });
}
