import { backoffMs } from '../../api/backoff';
import type { MediaLink, MediaState } from '../media/mediaLink';
import { Microphone, microphoneConsent } from '../microphone/microphone';
import { pause } from '../pause';
import type { RosterFeed } from '../roster/rosterFeed';
import type { LeaveReason, Participant, PositionedEvent } from '../roster/wire';
import { createSerial } from '../serial';
import { createStore, type Readable, type Store } from '../store';
import { type CallEvent, type CallState, idle, isOwn, type Refusal, reduce, type Seat } from './callState';
import { Heartbeat } from './heartbeat';
import { Transmission } from './transmission';
import { isPassing, Refused, refusalOf, seatOfReply, snapshotOfReply, type VoiceApi } from './voiceApi';

/** What a call is made of; the parts that need a browser are given, so that tests can put others in their place. */
export type CallParts = {
  readonly api: VoiceApi;
  readonly feed: Pick<RosterFeed, 'adopt' | 'listen' | 'view'>;
  /** Loads the module that owns the SFU's client library. */
  readonly loadLink: () => Promise<MediaLink>;
  readonly microphone?: Microphone;
  readonly heartbeat?: (told: (status: number) => void) => Pick<Heartbeat, 'start' | 'stop'>;
};

/** Rejoins closer together than this wait longer each time, so that two tabs or a broken server cause no storm. */
const REJOINS_COUNT_FOR_MS = 60_000;

/**
 * Being in one voice room, from the press on Join until the leave: takes a seat, connects the media, keeps both, and brings
 * back what is lost. One step at a time, so that a leave during a join undoes it whole.
 */
export class Call {
  readonly state: Readable<CallState>;
  readonly media: Readable<MediaState | undefined>;
  readonly microphone: Microphone;
  readonly transmission: Transmission;
  readonly #state: Store<CallState> = createStore(idle);
  readonly #media: Store<MediaState | undefined> = createStore<MediaState | undefined>(undefined);
  readonly #parts: CallParts;
  readonly #heartbeat: Pick<Heartbeat, 'start' | 'stop'>;
  readonly #serially = createSerial();
  readonly #undo: (() => void)[];
  #link: Promise<MediaLink> | undefined;
  #stay = new AbortController();
  #seat: Seat | undefined;
  #own: Participant | undefined;
  #key = '';
  #rejoining = false;
  #rejoins: number[] = [];

  constructor(parts: CallParts) {
    this.#parts = parts;
    this.state = this.#state;
    this.media = this.#media;
    this.microphone = parts.microphone ?? new Microphone();
    this.transmission = new Transmission(parts.api, this.microphone);
    const told = (status: number) => this.#beaten(status);
    this.#heartbeat = parts.heartbeat?.(told) ?? new Heartbeat(told);
    this.#undo = [
      parts.feed.listen((event) => this.#heard(event)),
      parts.feed.view.subscribe(() => this.#roomChanged()),
      onPage('pagehide', this.#pageHidden),
      onPage('pageshow', this.#pageShown),
    ];
  }

  /** Fetches the SFU's client library ahead of the press on Join. */
  preload(): void {
    this.#loadLink().catch(() => undefined);
  }

  /** Joins; `listenOnly` leaves the microphone alone. Also takes the seat back after another tab took it. */
  join({ listenOnly = false } = {}): Promise<void> {
    if (reduce(this.#state.get(), { kind: 'join_pressed' }) === this.#state.get()) return Promise.resolve();
    this.#dispatch({ kind: 'join_pressed' });
    this.#stay = new AbortController();
    this.#key = crypto.randomUUID();
    this.#rejoins = [];
    const stay = this.#stay.signal;
    return this.#serially(() => this.#enter(listenOnly, stay));
  }

  /** Leaves the room and lets go of the microphone; a join under way is undone. */
  leave(): Promise<void> {
    this.#dispatch({ kind: 'leave_pressed' });
    return this.#exit();
  }

  /** Ends the call for good. */
  async dispose(): Promise<void> {
    for (const undo of this.#undo) undo();
    await this.leave();
    this.transmission.dispose();
  }

  /** Plays what the browser held back; to be called from a tap or key press. */
  async startAudio(): Promise<void> {
    await (await this.#link)?.startAudio();
  }

  async #enter(listenOnly: boolean, stay: AbortSignal): Promise<void> {
    try {
      await this.#loadLink();
      await this.#openMicrophone(listenOnly);
      this.#dispatch({ kind: 'prepared' });
      await this.#takeSeatPatiently(stay);
    } catch (error) {
      if (!stay.aborted) await this.#refuse(refusalOf(error));
    }
  }

  async #openMicrophone(listenOnly: boolean): Promise<void> {
    if (listenOnly || this.#parts.feed.view.get().roster?.room.mode === 'stage') {
      if (listenOnly) this.transmission.setMuted(true);
      return;
    }
    const consented = (await microphoneConsent()) === 'granted';
    // Not awaited: the room is entered while the browser asks.
    if (this.microphone.state.get().kind !== 'open') void this.microphone.open({ consented });
  }

  /** Takes a seat; where only the media could not be reached, once more with a fresh token. */
  async #takeSeatPatiently(stay: AbortSignal): Promise<void> {
    try {
      await this.#takeSeat(stay);
    } catch (error) {
      if (stay.aborted || refusalOf(error) !== 'media-unreachable') throw error;
      await this.#takeSeat(stay);
    }
  }

  /** Join, connect, keep: throws when one of them fails or the user left meanwhile. */
  async #takeSeat(stay: AbortSignal): Promise<void> {
    const { api, feed } = this.#parts;
    const flags = this.transmission.flags;
    stay.throwIfAborted();
    const reply = await api.join(this.#key, flags);
    const seat = seatOfReply(reply);
    this.#seat = seat;
    stay.throwIfAborted();
    this.#dispatch({ kind: 'seat_taken', seat });
    const snapshot = snapshotOfReply(reply);
    if (snapshot) feed.adopt(snapshot);
    this.#heartbeat.start({ url: api.heartbeatUrl, session: seat.session, intervalMs: seat.heartbeatMs });
    const link = await this.#loadLink();
    await connect(link, reply.sfu);
    stay.throwIfAborted();
    this.transmission.begin(seat, link, flags);
    this.#dispatch({ kind: 'media_up' });
  }

  /**
   * Takes a seat again until that works, is refused for good, or the user leaves. `fresh` asks for a new session. Never at
   * once: where another tab took the seat, the room's word of it must not come too late.
   */
  #rejoin(fresh: boolean): void {
    if (this.#rejoining || this.#stay.signal.aborted) return;
    this.#rejoining = true;
    if (fresh) this.#key = crypto.randomUUID();
    const stay = this.#stay.signal;
    void this.#serially(async () => {
      while (!stay.aborted && this.#rejoining) {
        await pauseOrOnline(this.#pauseBeforeRejoin(), stay);
        await this.#attemptRejoin(stay);
      }
      this.#rejoining = false;
    });
  }

  async #attemptRejoin(stay: AbortSignal): Promise<void> {
    try {
      await this.#askForSeat();
      await this.#takeSeat(stay);
      this.#rejoining = false;
    } catch (error) {
      const refusal = refusalOf(error);
      if (stay.aborted || isPassing(refusal)) return;
      this.#rejoining = false;
      await this.#refuse(refusal);
    }
  }

  /** Learns whether the old seat stands: a newer one of the same user is not to be taken away. */
  async #askForSeat(): Promise<void> {
    const { api } = this.#parts;
    if (this.#seat) {
      await api.heartbeat(this.#seat.session).catch((error: unknown) => {
        if (refusalOf(error) === 'session-replaced') throw error;
      });
    }
  }

  #pauseBeforeRejoin(): number {
    const now = Date.now();
    this.#rejoins = this.#rejoins.filter((at) => now - at < REJOINS_COUNT_FOR_MS);
    this.#rejoins.push(now);
    return backoffMs(this.#rejoins.length);
  }

  async #refuse(refusal: Refusal): Promise<void> {
    this.#dispatch({ kind: 'refused', refusal });
    if (refusal === 'session-replaced') this.#seat = undefined;
    await this.#letGo();
  }

  #exit(): Promise<void> {
    this.#stay.abort();
    // A connect under way is cut short, and the rest of the join sees that nobody stays.
    void this.#link?.then((link) => link.disconnect());
    return this.#serially(async () => {
      await this.#letGo();
      this.#dispatch({ kind: 'left' });
    });
  }

  /** Gives back whatever is held. The seat may be gone already: then nobody minds. */
  async #letGo(): Promise<void> {
    this.#heartbeat.stop();
    this.transmission.end();
    this.microphone.close();
    const seat = this.#seat;
    this.#seat = undefined;
    await Promise.all([
      seat && this.#parts.api.leave(seat.session).catch(() => undefined),
      this.#link?.then((link) => link.disconnect()).catch(() => undefined),
    ]);
  }

  #loadLink(): Promise<MediaLink> {
    this.#link ??= this.#parts.loadLink().then(
      (link) => {
        this.#undo.push(link.state.subscribe(() => this.#mediaChanged(link.state.get())));
        return link;
      },
      (error: unknown) => {
        // A failed download may succeed the next time.
        this.#link = undefined;
        throw new Refused('offline', error);
      },
    );
    return this.#link;
  }

  #mediaChanged(media: MediaState): void {
    const before = this.#media.get()?.link;
    this.#media.set(media);
    if (media.link === before) return;
    if (media.link === 'resuming' || media.link === 'gone') this.#dispatch({ kind: 'media_down' });
    if (media.link === 'up' && before === 'resuming') this.#dispatch({ kind: 'media_up' });
    // While one is still joining, the join itself tries again.
    if (media.link === 'gone' && this.#state.get().kind === 'reconnecting') this.#rejoin(false);
  }

  #beaten(status: number): void {
    if (status === 409) void this.#end('session-replaced');
    else if (status === 410 || status === 401 || status === 403 || status === 404) this.#seatLost();
  }

  #heard(event: PositionedEvent): void {
    if (event.t !== 'participant_left' || !isOwn(this.#seat, event.d)) return;
    const refusal = refusals[event.d.reason];
    if (refusal === 'rejoin') this.#seatLost();
    else if (refusal) void this.#end(refusal);
  }

  #roomChanged(): void {
    const people = this.#parts.feed.view.get().roster?.participants;
    const own = people?.find((participant) => isOwn(this.#seat, participant));
    if (own && own !== this.#own) this.transmission.told(own);
    this.#own = own;
  }

  #seatLost(): void {
    this.#heartbeat.stop();
    this.#dispatch({ kind: 'seat_lost' });
    if (this.#state.get().kind === 'reconnecting') this.#rejoin(true);
  }

  /** Somebody or something ended the call for us. */
  async #end(refusal: Refusal): Promise<void> {
    this.#dispatch({ kind: 'refused', refusal });
    this.#seat = undefined;
    await this.#exit();
  }

  readonly #pageHidden = (): void => {
    if (this.#seat) this.#parts.api.leaveNow(this.#seat.session);
  };

  /** Back from the browser's page cache, where nothing was kept alive. */
  readonly #pageShown = (event: PageTransitionEvent): void => {
    if (event.persisted && this.#seat) this.#seatLost();
  };

  #dispatch(event: CallEvent): void {
    this.#state.set(reduce(this.#state.get(), event));
  }
}

/** What the end of the own seat means, by the reason that the room was told; undefined: we left by ourselves. */
const refusals: Record<LeaveReason, Refusal | 'rejoin' | undefined> = {
  left: undefined,
  expired: 'rejoin',
  sfu_gone: 'rejoin',
  replaced: 'session-replaced',
  moved: 'session-replaced',
  stream_ended: 'room-closed',
  revoked: 'unauthenticated',
  kicked: 'removed',
  banned: 'denied',
};

async function connect(link: MediaLink, sfu: { readonly url: string; readonly token: string }): Promise<void> {
  try {
    await link.connect(sfu);
  } catch (error) {
    throw new Refused('media-unreachable', error);
  }
}

/** Waits before the next attempt, and no longer than until the browser says that the network is back. */
async function pauseOrOnline(ms: number, stay: AbortSignal): Promise<void> {
  const online = new AbortController();
  const wake = () => online.abort();
  window.addEventListener('online', wake);
  await pause(ms, AbortSignal.any([stay, online.signal]));
  window.removeEventListener('online', wake);
}

function onPage<K extends 'pagehide' | 'pageshow'>(type: K, listener: (event: WindowEventMap[K]) => void): () => void {
  window.addEventListener(type, listener);
  return () => window.removeEventListener(type, listener);
}
