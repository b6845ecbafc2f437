import { createStore, type Readable, type Store } from '../store/store';
import { recall, remember } from '../ui/memory';
import { SILENCE_DBFS } from './level';
import { isVolumeIgnored } from './mediaVolume';
import { OwnVolume } from './signal/ownVolume';
import { streamElement } from './streamElement';
import { StreamTap } from './streamTap';

const MUTE_KEY = 'earshot.muteWhileSpeaking';
const SILENT = 0.01;

/**
 * The sound of the stream that is being watched, which the voices beside it turn down and up. What the user does
 * at the player's own slider always wins.
 */
export class StreamSound {
  /** Where the browser ignores volumes: silence the stream altogether while others speak. Remembered by this browser. */
  readonly muteWhileSpeaking: Readable<boolean>;
  readonly #muteWhileSpeaking: Store<boolean> = createStore(recall(MUTE_KEY) === 'yes');
  #player: Player | undefined;
  #balance = 1;
  #ducking = 1;

  /** `element`: what plays the stream, as it comes and goes. */
  constructor(element: Readable<HTMLMediaElement | undefined>) {
    this.muteWhileSpeaking = this.#muteWhileSpeaking;
    element.subscribe(() => this.#attach(element.get()));
    this.#attach(element.get());
  }

  /** The stream's share of the balance between stream and voices, 0 to 1. */
  setBalance(gain: number): void {
    this.#balance = gain;
    this.#apply();
  }

  /** Turns the stream down by this factor; 1 gives back exactly what the user chose. */
  duck(factor: number): void {
    if (factor === this.#ducking) return;
    this.#ducking = factor;
    this.#apply();
  }

  setMuteWhileSpeaking(on: boolean): void {
    remember(MUTE_KEY, on ? 'yes' : 'no');
    this.#muteWhileSpeaking.set(on);
    this.#apply();
  }

  /** How loud the stream sounds just now, in dBFS; silence where the browser does not let that be measured. */
  dbfs(): number {
    return this.#player?.dbfs() ?? SILENCE_DBFS;
  }

  #attach(element: HTMLMediaElement | undefined): void {
    this.#player?.release();
    this.#player = element && new Player(element, isVolumeIgnored());
    this.#apply();
  }

  #apply(): void {
    this.#player?.apply(this.#balance, this.#ducking, this.#muteWhileSpeaking.get());
  }
}

/** One media element, and what was done to it. */
class Player {
  readonly #element: HTMLMediaElement;
  readonly #isVolumeIgnored: boolean;
  readonly #own: OwnVolume;
  readonly #changed = () => this.#observe();
  #muted = false;
  /** The user switched the sound on while it was held back. */
  #byHand = false;
  #tap: StreamTap | undefined;
  readonly #emptied = () => this.#untap();

  constructor(element: HTMLMediaElement, isVolumeIgnored: boolean) {
    this.#element = element;
    this.#isVolumeIgnored = isVolumeIgnored;
    this.#own = new OwnVolume(element.volume);
    element.addEventListener('volumechange', this.#changed);
    element.addEventListener('emptied', this.#emptied);
  }

  apply(balance: number, ducking: number, muteWhileSpeaking: boolean): void {
    // A change that has not been announced yet is the user's as well.
    this.#observe();
    if (this.#isVolumeIgnored) {
      this.#mute(balance < SILENT || (muteWhileSpeaking && ducking < 1));
      return;
    }
    this.#own.setBalance(balance);
    const volume = this.#own.apply(ducking);
    if (this.#element.volume !== volume) this.#element.volume = volume;
  }

  release(): void {
    this.#element.removeEventListener('volumechange', this.#changed);
    this.#element.removeEventListener('emptied', this.#emptied);
    this.#untap();
    if (!this.#isVolumeIgnored) this.#element.volume = this.#own.apply(1);
    else this.#mute(false);
  }

  dbfs(): number {
    const { volume, muted, paused } = this.#element;
    if (paused || muted || volume < SILENT) return SILENCE_DBFS;
    this.#tap ??= new StreamTap(this.#element);
    return this.#tap.dbfs();
  }

  #observe(): void {
    if (!this.#isVolumeIgnored) this.#own.observe(this.#element.volume);
    else if (this.#muted && !this.#element.muted) {
      // Who switches the sound on while it is held back wants to hear it.
      this.#muted = false;
      this.#byHand = true;
    }
  }

  #untap(): void {
    this.#tap?.release();
    this.#tap = undefined;
  }

  /** Mutes on top of what the user chose, and takes back no more than that. */
  #mute(on: boolean): void {
    if (!on) this.#byHand = false;
    if (on === this.#muted || (on && (this.#element.muted || this.#byHand))) return;
    this.#muted = on;
    this.#element.muted = on;
  }
}

/** The page's own: it shows one stream at a time. */
export const streamSound = new StreamSound(streamElement);
