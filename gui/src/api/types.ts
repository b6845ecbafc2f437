import type { components } from './schema';

type Schemas = components['schemas'];

/** An account or a guest, as the API shows it. */
export type User = Schemas['User'];
/** What is watched: with its host, its playback address and the state of its voice room. */
export type Stream = Schemas['Stream'];
export type NewStream = Schemas['CreateStreamRequest'];
export type StreamChange = Schemas['EditStreamRequest'];

/** One user's presence in a room, in one session. */
export type Participant = Readonly<Schemas['Participant']>;
export type RoomCounts = Readonly<Schemas['JoinReply.Counts']>;
/** A voice room as it stands: open or closed, its caps, how full it is. */
export type Room = Readonly<Schemas['JoinReply.Room']>;
export type Speakers = Readonly<Schemas['JoinReply.Speaking']>;
/** A whole roster; `complete` is false for the largest rooms, where the rest is paged. */
export type RosterSnapshot = Readonly<Schemas['SnapshotEvent.Data']>;
/** Some of the people in a room, in the order of their joining. */
export type ParticipantsPage = Readonly<Schemas['ParticipantsPage']>;
export type JoinReply = Readonly<Schemas['JoinReply']>;
