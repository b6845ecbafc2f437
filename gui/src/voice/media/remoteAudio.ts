import type { RemoteTrack } from 'livekit-client';
import { SILENCE_DBFS } from '../../audio/level';
import { LevelTap } from '../../audio/levelTap';
import { playbackContext } from '../../audio/playbackContext';
import { AudibleTrack } from './audibleTrack';

export const KEPT_PARTICIPANTS = 256;
export const KEPT_TRACKS_EACH = 32;

/** How loud a participant is to be; 1 is as they come. */
export type Loudness = (userId: string) => number;

/**
 * The audible side of the others: one hidden audio element per remote track, marked with the identity it belongs to.
 * Keeps no more than its bounds, whatever the SFU announces.
 */
export class RemoteAudio {
  readonly #audible = new Map<string, Map<RemoteTrack, AudibleTrack>>();
  #container: HTMLElement | undefined;
  #tap: LevelTap | undefined;
  #silent = false;
  #output = '';
  #loudness: Loudness = () => 1;

  /** Plays a track; false when the bounds are reached and it stays unheard. */
  add(identity: string, track: RemoteTrack): boolean {
    const tracks = this.#audible.get(identity) ?? new Map<RemoteTrack, AudibleTrack>();
    const isFull = tracks.size === 0 ? this.#audible.size >= KEPT_PARTICIPANTS : tracks.size >= KEPT_TRACKS_EACH;
    if (isFull || tracks.has(track)) return false;
    const audible = new AudibleTrack(identity, track, this.#room());
    this.#audible.set(identity, tracks.set(track, audible));
    this.#sound(identity, audible);
    if (this.#tap) audible.tap(this.#tap);
    return true;
  }

  remove(identity: string, track: RemoteTrack): void {
    const tracks = this.#audible.get(identity);
    tracks?.get(track)?.remove();
    tracks?.delete(track);
    if (tracks?.size === 0) this.#audible.delete(identity);
  }

  /** Silences everybody on this side only. */
  setSilent(silent: boolean): void {
    this.#silent = silent;
    this.#soundAll();
  }

  setLoudness(loudness: Loudness): void {
    this.#loudness = loudness;
    this.#soundAll();
  }

  /** Plays everybody through this speaker; '' for the default. */
  setOutput(deviceId: string): void {
    this.#output = deviceId;
    this.#soundAll();
  }

  /** How loud those who are heard are together just now, in dBFS, before they are turned down or up here. */
  dbfs(): number {
    if (this.#audible.size === 0) return SILENCE_DBFS;
    if (!this.#tap) {
      this.#tap = new LevelTap(playbackContext());
      for (const [, audible] of this.#each()) audible.tap(this.#tap);
    }
    return this.#tap.dbfs();
  }

  clear(): void {
    for (const [identity, tracks] of this.#audible) for (const track of tracks.keys()) this.remove(identity, track);
    this.#container?.remove();
    this.#container = undefined;
  }

  /** How many tracks of each identity are being played. */
  counts(): ReadonlyMap<string, number> {
    return new Map([...this.#audible].map(([identity, tracks]) => [identity, tracks.size]));
  }

  #soundAll(): void {
    for (const [identity, audible] of this.#each()) this.#sound(identity, audible);
  }

  #sound(identity: string, audible: AudibleTrack): void {
    const [userId = ''] = identity.split('.');
    audible.set({ factor: this.#loudness(userId), silent: this.#silent, output: this.#output });
  }

  *#each(): Iterable<[string, AudibleTrack]> {
    for (const [identity, tracks] of this.#audible) for (const audible of tracks.values()) yield [identity, audible];
  }

  #room(): HTMLElement {
    if (!this.#container) {
      this.#container = document.createElement('div');
      this.#container.hidden = true;
      this.#container.dataset.voiceAudio = '';
      document.body.append(this.#container);
    }
    return this.#container;
  }
}
