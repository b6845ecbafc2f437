import { type Denial, Problem } from '../../api/problem';
import type { SettingsView } from '../../api/settingsSync';
import type { Participant } from '../../api/types';
import { DEFAULT_VOICE_SETTINGS, type VoiceSettings } from '../../api/voiceSettings';
import type { Chime } from '../../audio/chimes';
import { SILENCE_DBFS } from '../../audio/level';
import { Microphone } from '../../audio/microphone';
import { microphoneConsent } from '../../audio/microphoneProblem';
import { createSerial } from '../../store/serial';
import { createStore, type Readable, type Store } from '../../store/store';
import type { MediaLink, MediaState } from '../media/mediaLink';
import { pause } from '../pause';
import type { RosterFeed } from '../roster/rosterFeed';
import type { PositionedEvent } from '../roster/wire';
import { soundTheCall } from './callSounds';
import { type CallEvent, type CallState, idle, isOut, isOwn, type Refusal, reduce, type Seat } from './callState';
import { Comeback } from './comeback';
import { Heartbeat } from './heartbeat';
import { Hints } from './hints';
import { LazyLink } from './lazyLink';
import type { Listening } from './listening';
import { endings, Refused, refusalOf, seatRefusalOf } from './refusals';
import { Transmission } from './transmission';
import { type Pass, seatOfReply, snapshotOfReply, type VoiceApi } from './voiceApi';

/** How long a join waits for the user's settings before it goes on without them, muted. */
const SETTINGS_WAIT_MS = 3_000;

/** What a call is made of; the parts that need a browser are given, so that tests can put others in their place. */
export type CallParts = {
  readonly api: VoiceApi;
  readonly feed: Pick<RosterFeed, 'adopt' | 'listen' | 'view'>;
  /** Loads the module that owns the SFU's client library. */
  readonly loadLink: () => Promise<MediaLink>;
  readonly settings?: Readable<VoiceSettings>;
  /** Whose settings those are; told before they change. */
  readonly account?: Readable<Pick<SettingsView, 'userId' | 'known'>>;
  readonly microphone?: Microphone;
  /** What is heard beside the own voice. */
  readonly listening?: Pick<Listening, 'othersSpeak' | 'streamDbfs'>;
  /** Hears what keeps the user out, where a join was refused for that. */
  readonly denied?: (denial: Denial) => void;
  readonly playChime?: (chime: Chime, volume: number) => void;
  readonly heartbeat?: (told: (status: number) => void) => Pick<Heartbeat, 'start' | 'stop'>;
};

/**
 * Being in one voice room, from the press on Join until the leave: takes a seat, connects the media, keeps both, and brings
 * back what is lost. One step at a time, so that a leave during a join undoes it whole.
 */
export class Call {
  readonly state: Readable<CallState>;
  readonly media: Readable<MediaState | undefined>;
  readonly microphone: Microphone;
  readonly transmission: Transmission;
  readonly hints: Hints;
  readonly #settings: Readable<VoiceSettings>;
  readonly #account: Readable<Pick<SettingsView, 'userId' | 'known'>>;
  readonly #state: Store<CallState> = createStore(idle);
  readonly #parts: CallParts;
  readonly #heartbeat: Pick<Heartbeat, 'start' | 'stop'>;
  readonly #link: LazyLink;
  readonly #comeback = new Comeback();
  readonly #serially = createSerial();
  readonly #undo: (() => void)[];
  #stay = new AbortController();
  #seat: Seat | undefined;
  #own: Participant | undefined;
  #userId: string | null;
  #key = '';
  #pass: Pass = {};
  #rejoining = false;
  #lastLink: MediaState['link'] | undefined;

  constructor(parts: CallParts) {
    this.#parts = parts;
    this.state = this.#state;
    this.#link = new LazyLink(parts.loadLink);
    this.media = this.#link.state;
    const settings = parts.settings ?? createStore(DEFAULT_VOICE_SETTINGS);
    this.#settings = settings;
    this.#account = parts.account ?? createStore({ userId: null, known: true });
    this.#userId = this.#account.get().userId;
    this.microphone = parts.microphone ?? new Microphone(settings);
    this.transmission = new Transmission(parts.api, this.microphone, settings);
    const { self, transmitting } = this.transmission;
    this.hints = new Hints({
      settings,
      microphone: this.microphone,
      transmitting,
      isMuted: () => self.get().muted,
      othersSpeak: () => parts.listening?.othersSpeak ?? false,
      streamDbfs: () => parts.listening?.streamDbfs() ?? SILENCE_DBFS,
    });
    const told = (status: number) => this.#beaten(status);
    this.#heartbeat = parts.heartbeat?.(told) ?? new Heartbeat(told);
    this.#undo = [
      this.#account.subscribe(() => this.#accountChanged()),
      parts.feed.listen((event) => this.#heard(event)),
      this.media.subscribe(() => this.#mediaChanged()),
      parts.feed.view.subscribe(() => this.#roomChanged()),
      () => this.hints.dispose(),
      soundTheCall({ feed: parts.feed, state: this.state, self, settings, play: parts.playChime ?? (() => undefined) }),
      onPage('pagehide', this.#pageHidden),
      onPage('pageshow', this.#pageShown),
    ];
  }

  /** Fetches the SFU's client library ahead of the press on Join. */
  preload(): void {
    this.#link.get().catch(() => undefined);
  }

  /**
   * Joins; `listenOnly` leaves the microphone alone, and is what the settings say where it is left out. Also takes the seat
   * back after another tab took it.
   */
  join({ listenOnly, pass }: { listenOnly?: boolean; pass?: Pass } = {}): Promise<void> {
    if (reduce(this.#state.get(), { kind: 'join_pressed' }) === this.#state.get()) return Promise.resolve();
    this.#dispatch({ kind: 'join_pressed' });
    this.#stay = new AbortController();
    this.#key = crypto.randomUUID();
    if (pass) this.#pass = pass;
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
    this.#link.dispose();
  }

  /** Plays what the browser held back; to be called from a tap or key press. */
  async startAudio(): Promise<void> {
    await Promise.all([this.microphone.resume(), this.#link.get().then((link) => link.startAudio())]);
  }

  async #enter(listenOnly: boolean | undefined, stay: AbortSignal): Promise<void> {
    try {
      await Promise.all([this.#link.get(), this.#settingsKnown(stay)]);
      stay.throwIfAborted();
      await this.#openMicrophone(listenOnly ?? this.#settings.get().account.startListenOnly);
      this.#dispatch({ kind: 'prepared' });
      await this.#takeSeatPatiently(stay);
    } catch (error) {
      if (!stay.aborted) await this.#refuse(refusalOf(error));
    }
  }

  /** Waits until the user's own settings are read, and not for ever. */
  async #settingsKnown(stay: AbortSignal): Promise<void> {
    if (this.#account.get().known) return;
    const known = new AbortController();
    const undo = this.#account.subscribe(() => {
      if (this.#account.get().known) known.abort();
    });
    await pause(SETTINGS_WAIT_MS, AbortSignal.any([stay, known.signal]));
    undo();
  }

  /** Who may want push to talk, or to come in muted, is not heard by the defaults. */
  async #openMicrophone(listenOnly: boolean): Promise<void> {
    const muted = listenOnly || this.#settings.get().account.joinMuted || !this.#account.get().known;
    this.transmission.comeIn({ muted });
    if (listenOnly || this.#parts.feed.view.get().roster?.room.mode === 'stage') return;
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
    const reply = await api.join(this.#key, flags, this.#pass).catch((error: unknown) => this.#notAdmitted(error));
    const seat = seatOfReply(reply);
    this.#seat = seat;
    stay.throwIfAborted();
    this.#dispatch({ kind: 'seat_taken', seat });
    const snapshot = snapshotOfReply(reply);
    if (snapshot) feed.adopt(snapshot);
    this.#heartbeat.start({ url: api.heartbeatUrl, session: seat.session, intervalMs: seat.heartbeatMs });
    const link = await this.#link.connect(reply.sfu);
    stay.throwIfAborted();
    this.transmission.begin(seat, link, flags);
    this.#dispatch({ kind: 'media_up' });
  }

  #notAdmitted(error: unknown): never {
    if (error instanceof Problem && error.denial) this.#parts.denied?.(error.denial);
    throw error;
  }

  /** Takes a seat again until that works, is refused for good, or the user leaves. `fresh` asks for a new session. */
  #rejoin(fresh: boolean): void {
    if (this.#rejoining || this.#stay.signal.aborted) return;
    this.#rejoining = true;
    if (fresh) this.#key = crypto.randomUUID();
    const stay = this.#stay.signal;
    void this.#serially(async () => {
      const refusal = await this.#comeback.attempt(() => this.#takeSeatBack(stay), stay);
      this.#rejoining = false;
      if (refusal && !stay.aborted) await this.#refuse(refusal);
    });
  }

  /** Learns first whether the old seat stands and is this user's: no newer one is taken away, and none for another user. */
  async #takeSeatBack(stay: AbortSignal): Promise<void> {
    if (this.#seat) {
      await this.#parts.api.heartbeat(this.#seat.session).catch((error: unknown) => {
        const refusal = seatRefusalOf(error);
        if (refusal) throw new Refused(refusal, error);
      });
    }
    await this.#takeSeat(stay);
  }

  async #refuse(refusal: Refusal): Promise<void> {
    this.#dispatch({ kind: 'refused', refusal });
    if (refusal === 'session-replaced') this.#seat = undefined;
    await this.#letGo();
  }

  /** Somebody or something ended the call for us. */
  async #end(refusal: Refusal): Promise<void> {
    this.#dispatch({ kind: 'refused', refusal });
    this.#seat = undefined;
    await this.#exit();
  }

  #exit(): Promise<void> {
    this.#stay.abort();
    // A connect under way is cut short, and the rest of the join sees that nobody stays.
    void this.#link.disconnect();
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
    await Promise.all([seat && this.#parts.api.leave(seat.session).catch(() => undefined), this.#link.disconnect()]);
  }

  /** Another user, or nobody, must not go on in this one's place; shut at once, before other settings could open it. */
  #accountChanged(): void {
    const { userId } = this.#account.get();
    if (userId === this.#userId) return;
    this.#userId = userId;
    if (isOut(this.#state.get())) return;
    this.transmission.end();
    this.#dispatch({ kind: 'refused', refusal: 'unauthenticated' });
    void this.#exit();
  }

  #mediaChanged(): void {
    const [before, now] = [this.#lastLink, this.media.get()?.link];
    if (now === before) return;
    this.#lastLink = now;
    if (now === 'resuming' || now === 'gone') this.#dispatch({ kind: 'media_down' });
    if (now === 'up' && before === 'resuming') this.#dispatch({ kind: 'media_up' });
    // While one is still joining, the join itself tries again.
    if (now === 'gone' && this.#state.get().kind === 'reconnecting') this.#rejoin(false);
  }

  #beaten(status: number): void {
    if (status === 409) void this.#end('session-replaced');
    // Nobody is signed in here any more, or somebody else is, for whom no seat is to be taken unasked.
    else if (status === 401 || status === 403) void this.#end('unauthenticated');
    else if (status === 410 || status === 404) this.#seatLost();
  }

  #heard(event: PositionedEvent): void {
    if (event.t !== 'participant_left' || !isOwn(this.#seat, event.d)) return;
    const ending = endings[event.d.reason];
    if (ending === 'rejoin') this.#seatLost();
    else if (ending) void this.#end(ending);
  }

  #roomChanged(): void {
    const people = this.#parts.feed.view.get().roster?.participants;
    const own = people?.find((participant) => isOwn(this.#seat, participant));
    if (own && own !== this.#own) this.transmission.told(own);
    this.#own = own;
  }

  /** While one is still joining, the heartbeat goes on, and tells it again once one is in. */
  #seatLost(): void {
    this.#dispatch({ kind: 'seat_lost' });
    if (this.#state.get().kind !== 'reconnecting') return;
    this.#heartbeat.stop();
    this.#rejoin(true);
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

function onPage<K extends 'pagehide' | 'pageshow'>(type: K, listener: (event: WindowEventMap[K]) => void): () => void {
  window.addEventListener(type, listener);
  return () => window.removeEventListener(type, listener);
}
