import type { components } from './schema';

type Schemas = components['schemas'];

/** An account or a guest, as the API shows it. */
export type User = Schemas['User'];
/** What is watched: with its host, its playback address and the state of its voice room. */
export type Stream = Schemas['Stream'];
export type NewStream = Schemas['CreateStreamRequest'];
export type StreamChange = Schemas['EditStreamRequest'];
