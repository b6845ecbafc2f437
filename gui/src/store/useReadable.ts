import { useSyncExternalStore } from 'react';
import type { Readable } from './store';

/** The value of a store, live. */
export function useReadable<T>(readable: Readable<T>): T {
  return useSyncExternalStore(readable.subscribe, readable.get);
}
