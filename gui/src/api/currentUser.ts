import { createStore } from '../store/store';

/** The id of who is signed in, for what lives outside of React: `null` for nobody, `undefined` while that is not known. */
export const currentUserId = createStore<string | null | undefined>(undefined);

/** Counts the answers that show that somebody else may be signed in by now, unseen by this page. */
export const doubts = createStore(0);
