import type { components, operations } from './schema';
import type { Participant } from './types';

type Schemas = components['schemas'];

export type Role = Participant['role'];
/** One room, or all rooms of its host. */
export type SanctionScope = Schemas['SanctionScope'];

/** What stands against a user. `until` null: until it is lifted. Times are ms since the epoch. */
export type Sanction = Readonly<Schemas['Sanction']>;

/** A sanction as the one it is against sees it: not who it came from. */
export type OwnSanction = Omit<Sanction, 'actorId' | 'actorName'> & { readonly streamId: string | null };

/** What an action on a person led to: how they are in the room now, and everything that stands against them there. */
export type ActionReply = Readonly<Schemas['ActionReply']>;

/** What was done to oneself in a room, as docs/events.md describes it. `until` in ms since the epoch, null until somebody lifts it. */
export type ModerationNotice = {
  readonly streamId: string;
  readonly action:
    | 'mute'
    | 'unmute'
    | 'deafen'
    | 'undeafen'
    | 'timeout'
    | 'timeout_end'
    | 'kick'
    | 'cool_off_end'
    | 'ban'
    | 'ban_lift'
    | 'soft_mute'
    | 'decline_hand';
  readonly reason: string | null;
  readonly until: number | null;
  readonly by: 'host' | 'moderator';
};

/** What of a room its hosts may set: `speakerCap` 0 for none, `pinned` '' for nobody. */
export type RoomSettings = { readonly [Key in keyof Schemas['RoomChange']]-?: NonNullable<Schemas['RoomChange'][Key]> };

/** A room as it stands, with what only its hosts may know. */
export type RoomReply = Readonly<Schemas['RoomSettings']>;

/** One row of the audit; what is absent was not known or does not apply. */
export type AuditEntry = Readonly<Schemas['AuditEntry']>;

type AuditQuery = NonNullable<operations['listAudit']['parameters']['query']>;
export type AuditFilter = { readonly [Key in 'action' | 'result' | 'target']?: NonNullable<AuditQuery[Key]> };

/** What somebody told of somebody, with the last events of the room before. */
export type Report = Readonly<Schemas['Report']>;
