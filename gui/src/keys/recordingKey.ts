import { createStore } from '../store/store';

/** Whether the next key is taken as a setting: no key means anything else meanwhile. */
export const recordingKey = createStore(false);
