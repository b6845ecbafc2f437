import { balanceFor, personChoices, type VoiceSettings } from '../../api/voiceSettings';
import { DeviceFollower } from '../../audio/deviceFollower';
import { SILENCE_DBFS } from '../../audio/level';
import { playbackContext } from '../../audio/playbackContext';
import { balanceGains } from '../../audio/signal/balance';
import { Ducker } from '../../audio/signal/ducker';
import { outputFor, playThrough } from '../../audio/soundOutput';
import { detectSpeaking, notSpeaking } from '../../audio/speakingDetector';
import type { StreamSound } from '../../audio/streamSound';
import type { Readable } from '../../store/store';
import type { MediaLink } from '../media/mediaLink';

/** Fine enough for the ear to hear no steps, and for the stream to go down before the first word is over. */
const TICK_MS = 30;
/** Lowers nothing, and so gives back what an earlier rule took. */
const noDucking = { depthDb: 0, attackMs: 100, releaseMs: 600 };

/** How the others sound here, and how the stream makes room for them, by the voice settings. */
export class Listening {
  /** Whether any of the others can be heard speaking just now. */
  othersSpeak = false;
  readonly #streamId: string;
  readonly #settings: Readable<VoiceSettings>;
  readonly #stream: StreamSound;
  readonly #blocked: Readable<ReadonlySet<string>>;
  readonly #devices = new DeviceFollower();
  readonly #ducker = new Ducker();
  #heard = notSpeaking;
  #link: MediaLink | undefined;
  #undo: (() => void)[] = [];
  #tickedAt = 0;
  #output = '';

  constructor(
    streamId: string,
    settings: Readable<VoiceSettings>,
    stream: StreamSound,
    blocked: Readable<ReadonlySet<string>>,
  ) {
    this.#blocked = blocked;
    this.#streamId = streamId;
    this.#settings = settings;
    this.#stream = stream;
  }

  /** Cares for the sound of this connection whenever it is up. */
  follow(link: MediaLink): void {
    link.state.subscribe(() => {
      const { link: state } = link.state.get();
      if (state === 'up' && !this.#link) this.#begin(link);
      if (state === 'off' && this.#link) this.#end();
    });
  }

  /** How loud the stream is just now, in dBFS. */
  streamDbfs(): number {
    return this.#stream.dbfs();
  }

  #begin(link: MediaLink): void {
    this.#link = link;
    this.#tickedAt = performance.now();
    const timer = setInterval(() => this.#tick(performance.now()), TICK_MS);
    this.#undo = [
      () => clearInterval(timer),
      this.#settings.subscribe(() => this.#apply()),
      this.#blocked.subscribe(() => this.#apply()),
      this.#devices.devices.subscribe(() => this.#apply()),
      () => this.#devices.stop(),
    ];
    void this.#devices.start();
    this.#apply();
  }

  /** The stream is all there is to hear, and sounds as the user set it. */
  #end(): void {
    for (const undo of this.#undo) undo();
    this.#undo = [];
    this.#link = undefined;
    this.#heard = notSpeaking;
    this.othersSpeak = false;
    this.#stream.duck(1);
    this.#stream.setBalance(1);
  }

  #apply(): void {
    const settings = this.#settings.get();
    const balance = balanceGains(balanceFor(settings, this.#streamId));
    const all = (settings.account.outputVolumePercent / 100) * balance.voice;
    this.#stream.setBalance(balance.stream);
    const blocked = this.#blocked.get();
    this.#link?.setUnwanted(blocked);
    this.#link?.setLoudness((userId) => {
      if (blocked.has(userId)) return 0;
      const { muted, volumePercent } = personChoices(settings, userId);
      return muted ? 0 : (all * volumePercent) / 100;
    });
    const { device } = outputFor(settings, this.#devices.devices.get().outputs);
    this.#setOutput(device?.id ?? '');
  }

  #setOutput(deviceId: string): void {
    this.#link?.setOutput(deviceId);
    if (deviceId === this.#output) return;
    this.#output = deviceId;
    void playThrough(playbackContext(), deviceId);
  }

  #tick(now: number): void {
    const elapsedMs = now - this.#tickedAt;
    this.#tickedAt = now;
    this.#heard = detectSpeaking(this.#heard, this.#link?.heardDbfs() ?? SILENCE_DBFS, now);
    this.othersSpeak = this.#heard.speaking;
    const { ducking } = this.#settings.get().account;
    const factor = this.#ducker.take(ducking.on && this.othersSpeak, elapsedMs, ducking.on ? ducking : noDucking);
    this.#stream.duck(factor);
  }
}
