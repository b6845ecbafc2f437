import type { Participant } from '../api/types';
import { createStore } from '../store/store';

/** What is open on top of the page, of this part of it. */
export type OpenDialog =
  | { readonly kind: 'ban'; readonly people: readonly Participant[]; readonly reason: string }
  | { readonly kind: 'report'; readonly person: Participant }
  | { readonly kind: 'panel' };

export const openDialog = createStore<OpenDialog | null>(null);
