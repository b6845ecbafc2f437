import { EventStream } from '../../api/eventStream';
import { createStore, type Readable, type Store } from '../../store/store';
import { apply, applySpeakers, fromSnapshot, merge, type Page, type Reach, type Roster } from './roster';
import { SnapshotReader } from './snapshotReader';
import { type PositionedEvent, parseEnvelope, type SnapshotEvent } from './wire';

/**
 * How well the page hears of the room. `degraded`: the server's own backend is away, what is shown may be old.
 * `paused`: closed on purpose while the tab is hidden.
 */
export type RosterLink = 'connecting' | 'live' | 'degraded' | 'lost' | 'paused';

export type RosterView = { readonly roster: Roster | undefined; readonly link: RosterLink };

/** What the feed needs of the API. */
export type RosterSource = {
  readonly eventsUrl: string;
  /** The text of a whole `roster_snapshot` envelope; rejects when it cannot be read. */
  readonly readState: (signal: AbortSignal) => Promise<string>;
  /** Tells the server of a roster that differed from its own. */
  readonly report: (message: string) => void;
};

/** Leaves that are remembered, so that a page of the list that is older than they are does not bring anybody back. */
const KEPT_LEAVES = 5_000;

/** Events that wait for a read; what comes beyond is dropped, and the gap leads to another read. */
const KEPT_WAITING = 500;

/**
 * Keeps one room's roster equal to the server's, outside React: events are applied by position and checked by digest, and
 * whenever the two cannot be brought together the whole roster is read again.
 */
export class RosterFeed {
  readonly view: Readable<RosterView>;
  readonly #view: Store<RosterView> = createStore<RosterView>({ roster: undefined, link: 'connecting' });
  readonly #source: RosterSource;
  readonly #stream: EventStream;
  readonly #reader: SnapshotReader;
  readonly #listeners = new Set<(event: PositionedEvent) => void>();
  readonly #leftAt = new Map<string, number>();
  #waiting: PositionedEvent[] = [];

  constructor(source: RosterSource) {
    this.#source = source;
    this.view = this.#view;
    this.#reader = new SnapshotReader(source.readState, (text) => this.#read(text));
    this.#stream = new EventStream(source.eventsUrl, {
      message: (data) => this.#received(data),
      link: (link) => this.#linked(link),
    });
  }

  start(): void {
    if (this.#view.get().link === 'paused') this.#show({ link: 'connecting' });
    this.#stream.start();
  }

  /** Closes the stream and keeps what is known; `start` brings a fresh roster. */
  stop(): void {
    this.#stream.stop();
    this.#reader.cancel();
    this.#waiting = [];
    this.#show({ link: 'paused' });
  }

  /** Hears every change of the room, after it was applied. */
  listen(listener: (event: PositionedEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes over a snapshot that came by another way, unless it is older than what is known. */
  adopt(event: SnapshotEvent): void {
    const { roster, link } = this.#view.get();
    const follows = link === 'live' && roster?.position.epoch === event.position.epoch;
    // While the room is followed, a snapshot that does not name everybody tells less than is known.
    if (follows && !event.d.complete) this.merge({ participants: event.d.participants, position: event.position });
    else this.#take(event);
  }

  /** Takes over people of a large room whom the API listed; `reach` says where everybody has been asked for. */
  merge(page: Page, reach?: Reach): void {
    this.#change((roster) => merge(roster, page, this.#leftAt, reach));
  }

  #received(data: string): void {
    const event = parseEnvelope(data);
    if (!event) return;
    switch (event.t) {
      case 'speakers_changed':
        this.#change((roster) => applySpeakers(roster, event));
        break;
      case 'degraded':
        this.#show({ link: 'degraded' });
        break;
      case 'bye':
        this.#stream.pause(event.d.retryMs);
        break;
      case 'roster_snapshot':
        this.#snapshot(event);
        break;
      default:
        this.#changed(event);
    }
  }

  #take(event: SnapshotEvent): void {
    const { epoch, version } = event.position;
    const known = this.#view.get().roster?.position;
    if (known?.epoch === epoch && known.version > version) return;
    if (known?.epoch !== epoch) this.#leftAt.clear();
    const { roster, agrees } = fromSnapshot(event);
    if (!agrees)
      this.#source.report(`roster snapshot ${epoch}-${version} disagrees with its own digest ${event.digest}`);
    this.#show({ roster });
  }

  #snapshot(event: SnapshotEvent): void {
    this.#reader.cancel();
    this.#take(event);
    this.#show({ link: 'live' });
    this.#tell(event);
    const waiting = this.#waiting.filter(({ position }) => position.epoch === event.position.epoch);
    this.#waiting = [];
    for (const waited of waiting) this.#changed(waited);
  }

  #changed(event: PositionedEvent): void {
    const known = this.#view.get().roster;
    if (!known || this.#reader.busy) {
      this.#wait(event);
      return;
    }
    const { roster, verdict } = apply(known, event);
    if (verdict === 'gap') this.#wait(event);
    if (verdict === 'gap' || verdict === 'stale') return;
    if (event.t === 'participant_left') this.#left(event.d.userId, event.position.version);
    this.#show({ roster });
    this.#tell(event);
    if (verdict === 'drift') this.#drifted(event);
    else this.#reader.settled();
  }

  #left(userId: string, version: number): void {
    this.#leftAt.delete(userId);
    this.#leftAt.set(userId, version);
    const [oldest] = this.#leftAt.keys();
    if (this.#leftAt.size > KEPT_LEAVES && oldest !== undefined) this.#leftAt.delete(oldest);
  }

  #wait(event: PositionedEvent): void {
    if (this.#waiting.length < KEPT_WAITING) this.#waiting.push(event);
    this.#reader.start();
  }

  #drifted({ position, t, digest }: PositionedEvent): void {
    this.#source.report(`roster drift at ${position.epoch}-${position.version}: ${t} should give ${digest}`);
    this.#reader.start();
  }

  #read(text: string): boolean {
    const event = parseEnvelope(text);
    if (event?.t !== 'roster_snapshot') return false;
    this.#snapshot(event);
    return true;
  }

  #linked(link: 'up' | 'down'): void {
    const { link: now, roster } = this.#view.get();
    if (link === 'down') this.#show({ link: 'lost', roster: roster && { ...roster, speaking: new Set() } });
    // A stream that resumes with the events it missed sends no snapshot; `degraded` ends only with one.
    else if (now !== 'degraded' && roster) this.#show({ link: 'live' });
  }

  #change(next: (roster: Roster) => Roster): void {
    const { roster } = this.#view.get();
    if (roster) this.#show({ roster: next(roster) });
  }

  #show(change: Partial<RosterView>): void {
    const now = this.#view.get();
    const next = { ...now, ...change };
    if (next.roster !== now.roster || next.link !== now.link) this.#view.set(next);
  }

  #tell(event: PositionedEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }
}
