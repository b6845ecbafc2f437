import { createStore, type Store } from '../store/store';

/** The media element that plays the stream on this page. The player sets it; whoever changes the sound needs to know no player. */
export const streamElement: Store<HTMLMediaElement | undefined> = createStore<HTMLMediaElement | undefined>(undefined);
