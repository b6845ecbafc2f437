import { createStore } from '../store/store';

/** The id of who is signed in, for what lives outside of React: `null` for nobody, `undefined` while that is not known. */
export const currentUserId = createStore<string | null | undefined>(undefined);
