import {
  ConnectionQuality,
  DisconnectReason,
  type LocalAudioTrack,
  LogLevel,
  type Participant,
  type RemoteParticipant,
  type RemoteTrack,
  Room,
  RoomEvent,
  setLogLevel,
  Track,
} from 'livekit-client';
import { createSerial } from '../../store/serial';
import { createStore, type Readable, type Store } from '../../store/store';
import { within } from '../pause';
import { type MediaAddress, plausible } from './admission';
import { type ConnectionStats, noStats, type PacketCount, readStats } from './connectionStats';
import { type Loudness, RemoteAudio } from './remoteAudio';

/** `resuming`: the SFU is out of reach and the library is trying. `gone`: it has given up, or was told to go. */
export type LinkState = 'off' | 'connecting' | 'up' | 'resuming' | 'gone';
export type Quality = 'unknown' | 'good' | 'fair' | 'poor';

export type MediaState = {
  readonly link: LinkState;
  /** The browser plays no sound until the user taps. */
  readonly audioBlocked: boolean;
  /** The SFU takes one's microphone. */
  readonly permitted: boolean;
  readonly quality: Quality;
  /** Audible tracks by the identity they come from. */
  readonly heard: ReadonlyMap<string, number>;
  readonly stats: ConnectionStats;
};

const off: MediaState = {
  link: 'off',
  audioBlocked: false,
  permitted: true,
  quality: 'unknown',
  heard: new Map(),
  stats: noStats,
};
// The library writes every lost packet channel to the console; what matters of it comes as events.
setLogLevel(import.meta.env.DEV ? LogLevel.warn : LogLevel.silent);

const STATS_EVERY_MS = 2_000;
/** The library's own limits allow for several attempts; whoever waits here tries again with a fresh token. */
const CONNECT_TIMEOUT_MS = 12_000;
/** The microphone among the sources, as the SFU's protocol numbers them. */
const MICROPHONE = 2;
const DISCONNECT_TIMEOUT_MS = 2_000;

/** What is agreed on with the SFU, bits per second; what is sent stays under the quality's own limit. */
const MOST_BITRATE = 48_000;

/** Thrown when an address or a token is not one that this page would use. */
export class ImplausibleAddress extends Error {}

/**
 * The connection to the SFU; the only module that knows its client library. Connecting, disconnecting and publishing run
 * one after the other, so that a leave during a join leaves nothing behind.
 */
export class MediaLink {
  readonly state: Readable<MediaState>;
  readonly #state: Store<MediaState> = createStore(off);
  readonly #createRoom: () => Room;
  readonly #remote = new RemoteAudio();
  readonly #serially = createSerial();
  #room: Room | undefined;
  #statsTimer: ReturnType<typeof setInterval> | undefined;
  #packets: PacketCount | undefined;
  #microphone: LocalAudioTrack | undefined;
  #bitrate = MOST_BITRATE;
  #unwanted: ReadonlySet<string> = new Set();

  constructor(createRoom: () => Room = newRoom) {
    this.#createRoom = createRoom;
    this.state = this.#state;
  }

  /** Connects, in place of an earlier connection. Rejects when the SFU refuses or cannot be reached. */
  connect(address: MediaAddress): Promise<void> {
    return this.#serially(async () => {
      if (!plausible(address)) throw new ImplausibleAddress('The SFU address or token is not plausible');
      await this.#drop();
      const room = this.#createRoom();
      this.#room = room;
      this.#listen(room);
      this.#show({ ...off, link: 'connecting' });
      try {
        await within(CONNECT_TIMEOUT_MS, room.connect(address.url, address.token, { maxRetries: 1 }));
      } catch (error) {
        await this.#drop();
        throw error;
      }
      this.#show({ link: 'up', audioBlocked: !room.canPlaybackAudio, permitted: isPermitted(room) });
      this.#statsTimer = setInterval(() => void this.#measure(), STATS_EVERY_MS);
    });
  }

  /** Disconnects and forgets everything of the connection. Cuts a connect short that is still under way. */
  disconnect(): Promise<void> {
    void this.#room?.disconnect(false);
    return this.#serially(() => this.#drop());
  }

  /** Sends this track as the microphone: mono Opus with DTX and RED. In place of one that was sent before. */
  publish(track: MediaStreamTrack): Promise<void> {
    return this.#serially(async () => {
      const room = this.#room;
      if (room?.state !== 'connected' || this.#microphone?.mediaStreamTrack === track) return;
      if (this.#microphone) await this.#microphone.replaceTrack(track, true);
      else this.#microphone = await publishMicrophone(room, track);
      await this.#limitBitrate();
    });
  }

  /** How much the microphone may take, in bits per second; also of one that is being sent. */
  setBitrate(bitrate: number): Promise<void> {
    this.#bitrate = bitrate;
    return this.#serially(() => this.#limitBitrate());
  }

  unpublish(): Promise<void> {
    return this.#serially(async () => {
      const microphone = this.#microphone;
      this.#microphone = undefined;
      if (microphone) await this.#room?.localParticipant.unpublishTrack(microphone.mediaStreamTrack, false);
    });
  }

  /** Tells the SFU that the microphone is shut or open. The sound itself is cut by who owns the track. */
  setMuted(muted: boolean): Promise<void> {
    return this.#serially(async () => {
      await (muted ? this.#microphone?.mute() : this.#microphone?.unmute());
    });
  }

  setSilent(silent: boolean): void {
    this.#remote.setSilent(silent);
  }

  setLoudness(loudness: Loudness): void {
    this.#remote.setLoudness(loudness);
  }

  /** Takes no sound of these people, by user id. */
  setUnwanted(userIds: ReadonlySet<string>): void {
    this.#unwanted = userIds;
    for (const participant of this.#room?.remoteParticipants.values() ?? []) this.#choose(participant);
  }

  setOutput(deviceId: string): void {
    this.#remote.setOutput(deviceId);
  }

  /** How loud those who are heard are together just now, in dBFS, before they are turned down or up here. */
  heardDbfs(): number {
    return this.#remote.dbfs();
  }

  /** Starts the sound that the browser held back; must be called from a tap or key press. */
  async startAudio(): Promise<void> {
    await this.#room?.startAudio();
  }

  #listen(room: Room): void {
    room
      .on(RoomEvent.TrackPublished, (_: unknown, from: RemoteParticipant) => this.#choose(from))
      .on(RoomEvent.TrackSubscribed, (track: RemoteTrack, _: unknown, from: RemoteParticipant) => {
        if (track.kind === Track.Kind.Audio && this.#remote.add(from.identity, track)) this.#heard();
      })
      .on(RoomEvent.TrackUnsubscribed, (track: RemoteTrack, _: unknown, from: RemoteParticipant) => {
        this.#remote.remove(from.identity, track);
        this.#heard();
      })
      .on(RoomEvent.AudioPlaybackStatusChanged, () => this.#show({ audioBlocked: !room.canPlaybackAudio }))
      .on(RoomEvent.ConnectionQualityChanged, (quality: ConnectionQuality, of: Participant) => {
        if (of.identity === room.localParticipant.identity) this.#show({ quality: qualities[quality] });
      })
      .on(RoomEvent.LocalTrackUnpublished, ({ track }: { track?: unknown }) => {
        // The SFU took it away, with the permission.
        if (track === this.#microphone) this.#microphone = undefined;
      })
      .on(RoomEvent.ParticipantPermissionsChanged, (_: unknown, of: Participant) => {
        if (of.identity === room.localParticipant.identity) this.#show({ permitted: isPermitted(room) });
      })
      .on(RoomEvent.SignalReconnecting, () => this.#show({ link: 'resuming' }))
      .on(RoomEvent.Reconnecting, () => this.#show({ link: 'resuming' }))
      .on(RoomEvent.Reconnected, () => this.#show({ link: 'up' }))
      .on(RoomEvent.Disconnected, (reason?: DisconnectReason) => {
        if (reason !== DisconnectReason.CLIENT_INITIATED) this.#show({ link: 'gone', quality: 'unknown' });
      });
  }

  #choose(from: RemoteParticipant): void {
    const [userId = ''] = from.identity.split('.');
    const wanted = !this.#unwanted.has(userId);
    for (const publication of from.trackPublications.values()) {
      if (publication.isDesired !== wanted) publication.setSubscribed(wanted);
    }
  }

  async #limitBitrate(): Promise<void> {
    const sender = this.#microphone?.sender;
    const parameters = sender?.getParameters();
    if (!sender || !parameters?.encodings?.[0]) return;
    for (const encoding of parameters.encodings) encoding.maxBitrate = this.#bitrate;
    await sender.setParameters(parameters);
  }

  async #measure(): Promise<void> {
    const transports = this.#room?.engine.pcManager;
    const reports = await Promise.all([transports?.publisher.getStats(), transports?.subscriber?.getStats()]);
    const entries = new Map(reports.flatMap((report) => (report ? [...report] : [])));
    const { stats, packets } = readStats(entries.values(), this.#packets);
    this.#packets = packets;
    if (this.#room) this.#show({ stats });
  }

  async #drop(): Promise<void> {
    clearInterval(this.#statsTimer);
    this.#packets = undefined;
    this.#microphone = undefined;
    const room = this.#room;
    this.#room = undefined;
    this.#remote.clear();
    if (room) {
      await within(DISCONNECT_TIMEOUT_MS, room.disconnect(false)).catch(() => undefined);
      room.removeAllListeners();
    }
    this.#state.set(off);
  }

  #heard(): void {
    this.#show({ heard: this.#remote.counts() });
  }

  #show(change: Partial<MediaState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}

const qualities: Record<ConnectionQuality, Quality> = {
  [ConnectionQuality.Excellent]: 'good',
  [ConnectionQuality.Good]: 'fair',
  [ConnectionQuality.Poor]: 'poor',
  [ConnectionQuality.Lost]: 'poor',
  [ConnectionQuality.Unknown]: 'unknown',
};

async function publishMicrophone(room: Room, track: MediaStreamTrack): Promise<LocalAudioTrack | undefined> {
  const publication = await room.localParticipant.publishTrack(track, { source: Track.Source.Microphone });
  return publication.audioTrack;
}

/** Whether the SFU lets this participant send a microphone; an empty list of sources means all of them. */
function isPermitted({ localParticipant: { permissions } }: Room): boolean {
  if (!permissions) return true;
  const { canPublish, canPublishSources: sources } = permissions;
  return canPublish && (sources.length === 0 || sources.includes(MICROPHONE));
}

function newRoom(): Room {
  return new Room({
    adaptiveStream: false,
    dynacast: false,
    stopLocalTrackOnUnpublish: false,
    publishDefaults: { dtx: true, red: true, forceStereo: false, audioPreset: { maxBitrate: MOST_BITRATE } },
  });
}
