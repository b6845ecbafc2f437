import type { components } from './schema';
import type { Participant, Room } from './types';

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

/** What was done to oneself in a room. `until` in ms since the epoch, null until somebody lifts it. */
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

type Access = Room['access'];

/** What of a room its hosts may set. */
export type RoomSettings = {
  readonly mode: Room['mode'];
  readonly locked: boolean;
  readonly closed: boolean;
  readonly softCap: number;
  readonly hardCap: number;
  /** 0: none. */
  readonly speakerCap: number;
  readonly slowModeMs: number;
  readonly statusLine: string;
  /** A user's id; '' for nobody. */
  readonly pinned: string;
  readonly access: Access;
  readonly password: string;
  readonly waitForHost: boolean;
  readonly succession: boolean;
};

/** A room as it stands, with what only its hosts may know. */
export type RoomReply = { readonly room: Room; readonly invite?: string | null; readonly succession?: boolean };

/** One row of the audit; what is absent was not known or does not apply. */
export type AuditEntry = Readonly<Schemas['AuditEntry']>;

export type AuditFilter = {
  readonly action?: string;
  readonly result?: AuditEntry['result'];
  readonly target?: string;
};

/** What somebody told of somebody, with the last events of the room before. */
export type Report = Readonly<Schemas['Report']>;
