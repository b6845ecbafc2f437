import { lazy } from 'react';

const load = () => import('./Player');

/** The player in a chunk of its own. */
export const LazyPlayer = lazy(load);

/** Starts loading the player before anything needs it, beside the stream's data. */
export function preloadPlayer(): void {
  void load();
}
