import { useEffect, useMemo } from 'react';
import { setGoingOn, whileAttended } from '../api/attendance';
import { report } from '../api/clientLog';
import { perFrame } from '../store/perFrame';
import { createStore, type Readable, type Store } from '../store/store';
import type { CallState } from './call/callState';
import { VoiceApi } from './call/voiceApi';
import type { MediaState } from './media/mediaLink';
import { RosterFeed, type RosterView } from './roster/rosterFeed';
import type { VoiceStatus } from './voiceStatus';

/** The call, as far as the shell knows of it; its code comes with the Voice tab. */
export type RoomCall = {
  readonly state: Readable<CallState>;
  readonly media: Readable<MediaState | undefined>;
  readonly transmission: {
    readonly transmitting: Readable<boolean>;
    readonly speaking: Readable<boolean>;
  };
  readonly dispose: () => Promise<void>;
};

/** Long enough for a component to make place for another one of the same room. */
const LINGER_MS = 500;

/**
 * One stream's voice room on this page: its roster from the first view on, and the call once there is one. Lives as long as a
 * component uses it, so that changing tabs does not end a call and leaving the stream does.
 */
export class VoiceRoom {
  readonly api: VoiceApi;
  readonly feed: RosterFeed;
  /** The roster as it is drawn: told no more often than the page is. */
  readonly shown: Readable<RosterView>;
  readonly status: Readable<VoiceStatus>;
  readonly #status: Store<VoiceStatus>;
  readonly #ended: () => void;
  #undo: (() => void)[] = [];
  #call: RoomCall | undefined;
  #leaveFeed: (() => void) | undefined;
  #users = 0;

  constructor(streamId: string, ended: () => void) {
    this.api = new VoiceApi(streamId);
    this.#ended = ended;
    this.feed = new RosterFeed({
      eventsUrl: this.api.eventsUrl,
      readState: (signal) => this.api.state(signal),
      report: (message) => report({ level: 'warn', about: 'roster_drift', message }),
    });
    this.shown = perFrame(this.feed.view);
    this.#status = createStore(this.#currentStatus());
    this.status = this.#status;
    this.#follow(this.feed.view);
  }

  /** The room's call; made by `create` the first time. */
  call<T extends RoomCall>(create: () => T): T {
    if (!this.#call) {
      const call = create();
      this.#call = call;
      this.#follow(call.state, call.media, call.transmission.transmitting, call.transmission.speaking);
      this.#undo.push(call.state.subscribe(() => this.#callChanged()));
    }
    return this.#call as T;
  }

  /** Keeps the room until the returned function is called. */
  use(): () => void {
    this.#users += 1;
    this.#leaveFeed ??= whileAttended(this.feed);
    return () => {
      this.#users -= 1;
      setTimeout(() => this.#endIfUnused(), LINGER_MS);
    };
  }

  #endIfUnused(): void {
    if (this.#users > 0 || this.#undo.length === 0) return;
    for (const undo of this.#undo) undo();
    this.#undo = [];
    setGoingOn(this, false);
    this.#leaveFeed?.();
    void this.#call?.dispose();
    this.#ended();
  }

  #callChanged(): void {
    const { kind } = this.#call?.state.get() ?? { kind: 'idle' };
    setGoingOn(this, kind !== 'idle' && kind !== 'refused');
  }

  #follow(...readables: readonly Readable<unknown>[]): void {
    for (const readable of readables) this.#undo.push(readable.subscribe(() => this.#refresh()));
  }

  #refresh(): void {
    const next = this.#currentStatus();
    const now = this.#status.get();
    const same = (Object.keys(next) as (keyof VoiceStatus)[]).every((key) => next[key] === now[key]);
    if (!same) this.#status.set(next);
  }

  #currentStatus(): VoiceStatus {
    return {
      connection: connectionOf(this.#call?.state.get()),
      participants: this.feed.view.get().roster?.counts.participants ?? null,
      muted: !(this.#call?.transmission.transmitting.get() ?? true),
      speaking: this.#call?.transmission.speaking.get() ?? false,
      quality: this.#call?.media.get()?.quality ?? 'unknown',
    };
  }
}

function connectionOf(state: CallState | undefined): VoiceStatus['connection'] {
  switch (state?.kind) {
    case 'preparing':
    case 'joining':
      return 'connecting';
    case 'joined':
      return 'connected';
    case 'reconnecting':
      return state.lost === 'seat' ? 'lost' : 'reconnecting';
    default:
      return 'idle';
  }
}

const rooms = new Map<string, VoiceRoom>();

/** The room of a stream; the same one for all components that use it at the same time. */
export function useVoiceRoom(streamId: string): VoiceRoom {
  const room = useMemo(() => roomOf(streamId), [streamId]);
  useEffect(() => room.use(), [room]);
  return room;
}

function roomOf(streamId: string): VoiceRoom {
  const known = rooms.get(streamId);
  if (known) return known;
  const room = new VoiceRoom(streamId, () => rooms.delete(streamId));
  rooms.set(streamId, room);
  return room;
}
