import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

const worthAnotherTry = new Set(['offline', 'backend-unavailable', 'internal']);

/** Reads are tried three times when the fault may pass; writes never repeat by themselves. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        networkMode: 'always',
        retry: (failures, error) => failures < 2 && error instanceof Problem && worthAnotherTry.has(error.slug),
        retryDelay: (failures) => 400 * 2 ** failures + Math.random() * 300,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
