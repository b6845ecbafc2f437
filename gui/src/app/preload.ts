import { lazy } from 'react';
import { preloadPlayer } from '../stream/player/LazyPlayer';

const loadList = () => import('../stream/StreamsPage');
const loadVoice = () => import('./VoiceSide');

export const LazyStreamsPage = lazy(loadList);
export const LazyVoiceSide = lazy(loadVoice);

/** Starts loading what this address will show, beside the texts and the data. */
export function preloadFor(path: string): void {
  if (path === '/') void loadList();
  if (!path.startsWith('/s/')) return;
  preloadPlayer();
  void loadVoice();
}
