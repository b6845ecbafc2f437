import type { RemoteTrack } from 'livekit-client';

export const KEPT_PARTICIPANTS = 256;
export const KEPT_TRACKS_EACH = 32;

/**
 * The audible side of the others: one hidden audio element per remote track, marked with the identity it belongs to.
 * Keeps no more than its bounds, whatever the SFU announces.
 */
export class RemoteAudio {
  readonly #elements = new Map<string, Map<RemoteTrack, HTMLMediaElement>>();
  #container: HTMLElement | undefined;
  #silent = false;

  /** Plays a track; false when the bounds are reached and it stays unheard. */
  add(identity: string, track: RemoteTrack): boolean {
    const tracks = this.#elements.get(identity) ?? new Map<RemoteTrack, HTMLMediaElement>();
    const isFull = tracks.size === 0 ? this.#elements.size >= KEPT_PARTICIPANTS : tracks.size >= KEPT_TRACKS_EACH;
    if (isFull || tracks.has(track)) return false;
    const element = track.attach();
    element.dataset.identity = identity;
    element.dataset.track = track.sid ?? '';
    element.muted = this.#silent;
    this.#room().append(element);
    this.#elements.set(identity, tracks.set(track, element));
    return true;
  }

  remove(identity: string, track: RemoteTrack): void {
    const tracks = this.#elements.get(identity);
    const element = tracks?.get(track);
    if (!tracks || !element) return;
    tracks.delete(track);
    // The library may have detached it already when its sender left.
    track.detach(element);
    element.remove();
    if (tracks.size === 0) this.#elements.delete(identity);
  }

  /** Silences everybody on this side only. */
  setSilent(silent: boolean): void {
    this.#silent = silent;
    for (const tracks of this.#elements.values()) for (const element of tracks.values()) element.muted = silent;
  }

  clear(): void {
    for (const [identity, tracks] of this.#elements) for (const track of tracks.keys()) this.remove(identity, track);
    this.#container?.remove();
    this.#container = undefined;
  }

  /** How many tracks of each identity are being played. */
  counts(): ReadonlyMap<string, number> {
    return new Map([...this.#elements].map(([identity, tracks]) => [identity, tracks.size]));
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
