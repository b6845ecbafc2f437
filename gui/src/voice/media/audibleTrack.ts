import type { RemoteTrack } from 'livekit-client';
import type { LevelTap, Tapped } from '../../audio/levelTap';
import { createLimiter } from '../../audio/limiterNodes';
import { isVolumeIgnored } from '../../audio/mediaVolume';
import { playbackContext } from '../../audio/playbackContext';
import { measuredShare } from '../../audio/signal/measuredShare';
import { playThrough } from '../../audio/soundOutput';

/** How a track is to sound: `factor` 1 is as it comes, `output` the id of a speaker, '' for the default. */
export type Sounding = { readonly factor: number; readonly silent: boolean; readonly output: string };

/** One remote track made audible: by an audio element, and where that is not loud enough, by a second, amplified one. */
export class AudibleTrack {
  readonly #track: RemoteTrack;
  readonly #element: HTMLMediaElement;
  #amplifier: Amplifier | undefined;
  #tapped: Tapped | undefined;
  #waits = false;
  readonly #contextChanged = () => this.set(this.#sounding);
  #sounding: Sounding = { factor: 1, silent: false, output: '' };

  constructor(identity: string, track: RemoteTrack, room: HTMLElement) {
    this.#track = track;
    this.#element = track.attach();
    this.#element.dataset.identity = identity;
    this.#element.dataset.track = track.sid ?? '';
    room.append(this.#element);
  }

  set(sounding: Sounding): void {
    const { factor, silent, output } = sounding;
    const elsewhere = output !== this.#sounding.output;
    this.#sounding = sounding;
    if (factor > 1 || isVolumeIgnored()) this.#amplify();
    this.#amplifier?.set(sounding);
    this.#element.volume = Math.min(1, factor);
    this.#element.muted = silent || factor === 0 || this.#amplifier !== undefined;
    if (elsewhere) void playThrough(this.#element, output);
    this.#tapped?.set(this.#measuredShare());
  }

  /** Adds this, where it is heard at all, to what is measured. */
  tap(tap: LevelTap): void {
    this.#tapped ??= tap.add(new MediaStream([this.#track.mediaStreamTrack]), this.#measuredShare());
  }

  remove(): void {
    // The library may have detached it already when its sender left.
    this.#track.detach(this.#element);
    this.#element.remove();
    this.#stopWaiting();
    this.#amplifier?.remove();
    this.#tapped?.remove();
  }

  /** At once, or as soon as the browser lets the page make sounds of its own. */
  #amplify(): void {
    this.#amplifier ??= Amplifier.of(this.#track);
    if (this.#amplifier) this.#stopWaiting();
    else if (!this.#waits) {
      this.#waits = true;
      playbackContext().addEventListener('statechange', this.#contextChanged);
    }
  }

  #stopWaiting(): void {
    if (this.#waits) playbackContext().removeEventListener('statechange', this.#contextChanged);
    this.#waits = false;
  }

  #measuredShare(): number {
    return measuredShare(this.#sounding.silent ? 0 : this.#sounding.factor);
  }
}

/** Plays a track louder than it comes, without cutting off its tops. The track's own element must go on, muted: without one Chromium decodes nothing. */
class Amplifier {
  readonly #gain: GainNode;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #element = document.createElement('audio');
  #output = '';

  /** Undefined while the browser lets a page make no sound of its own. */
  static of(track: RemoteTrack): Amplifier | undefined {
    const context = playbackContext();
    return context.state === 'running' ? new Amplifier(track, context) : undefined;
  }

  private constructor(track: RemoteTrack, context: AudioContext) {
    const destination = new MediaStreamAudioDestinationNode(context);
    this.#source = context.createMediaStreamSource(new MediaStream([track.mediaStreamTrack]));
    this.#gain = new GainNode(context);
    const limiter = createLimiter(context);
    this.#source.connect(this.#gain).connect(limiter.input);
    limiter.output.connect(destination);
    this.#element.srcObject = destination.stream;
    this.#element.play().catch((error: unknown) => console.warn('An amplified voice cannot be played', error));
  }

  set({ factor, silent, output }: Sounding): void {
    this.#gain.gain.setTargetAtTime(silent ? 0 : factor, this.#gain.context.currentTime, 0.02);
    if (output !== this.#output) void playThrough(this.#element, output);
    this.#output = output;
  }

  remove(): void {
    this.#source.disconnect();
    this.#gain.disconnect();
    this.#element.srcObject = null;
  }
}
