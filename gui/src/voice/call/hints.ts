import type { VoiceSettings } from '../../api/voiceSettings';
import { SILENCE_DBFS } from '../../audio/level';
import type { Microphone } from '../../audio/microphone';
import { EchoGuard } from '../../audio/signal/echoGuard';
import { SilentMicrophone } from '../../audio/signal/silentMicrophone';
import { TalkingWhileMuted } from '../../audio/signal/talkingWhileMuted';
import type { ChainReport } from '../../audio/signal/voiceChain';
import { detectSpeaking, notSpeaking } from '../../audio/speakingDetector';
import { createStore, type Readable, type Store } from '../../store/store';

/** What a user may not have noticed about their own microphone. */
export type Hint = 'talkingWhileMuted' | 'silentMicrophone' | 'echo';

type Surroundings = {
  readonly settings: Readable<VoiceSettings>;
  readonly microphone: Pick<Microphone, 'meter' | 'state'>;
  /** Whether sound of one's own goes out. */
  readonly transmitting: Readable<boolean>;
  readonly isMuted: () => boolean;
  readonly othersSpeak: () => boolean;
  readonly streamDbfs: () => number;
};

const SHOWN_MS = 8_000;

/** Watches the own microphone for what the user should be told. */
export class Hints {
  readonly shown: Readable<ReadonlySet<Hint>>;
  readonly #shown: Store<ReadonlySet<Hint>> = createStore<ReadonlySet<Hint>>(new Set());
  readonly #around: Surroundings;
  readonly #muted = new TalkingWhileMuted();
  readonly #silent = new SilentMicrophone();
  readonly #echo = new EchoGuard();
  readonly #undo: (() => void)[];
  #talking = notSpeaking;
  #heardAt: number | undefined;
  #echoTold = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
    this.shown = this.#shown;
    this.#undo = [
      around.microphone.meter.onFrame((report) => this.#frame(report, performance.now())),
      around.microphone.state.subscribe(() => this.#microphoneChanged()),
    ];
  }

  /** The user has read it. */
  dismiss(hint: Hint): void {
    this.#show(hint, false);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const undo of this.#undo) undo();
  }

  #frame(report: ChainReport, at: number): void {
    const lengthMs = Math.min(100, at - (this.#heardAt ?? at));
    this.#heardAt = at;
    this.#watchMute(report, at);
    this.#watchSilence(report, lengthMs);
    this.#watchEcho(report, lengthMs);
  }

  #watchMute({ open, dbfs }: ChainReport, at: number): void {
    this.#talking = detectSpeaking(this.#talking, open ? dbfs : SILENCE_DBFS, at);
    const isMuted = this.#around.isMuted();
    if (!isMuted) this.#show('talkingWhileMuted', false);
    if (!this.#notices.talkingWhileMuted || !this.#muted.take(isMuted && this.#talking.speaking, at)) return;
    this.#show('talkingWhileMuted', true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#show('talkingWhileMuted', false), SHOWN_MS);
  }

  #watchSilence({ plainDbfs }: ChainReport, lengthMs: number): void {
    const isWatched = this.#notices.silentMicrophone && this.#around.transmitting.get();
    if (!isWatched) this.#silent.forget();
    this.#show('silentMicrophone', isWatched && this.#silent.take(plainDbfs, lengthMs));
  }

  #watchEcho({ dbfs }: ChainReport, lengthMs: number): void {
    if (this.#echoTold || !this.#notices.echo) return;
    if (!this.#around.transmitting.get() || this.#around.othersSpeak()) {
      this.#echo.forget();
      return;
    }
    if (!this.#echo.take(dbfs, this.#around.streamDbfs(), lengthMs)) return;
    this.#echoTold = true;
    this.#show('echo', true);
  }

  #microphoneChanged(): void {
    if (this.#around.microphone.state.get().kind === 'open') return;
    this.#silent.forget();
    this.#shown.set(new Set());
  }

  get #notices() {
    return this.#around.settings.get().account.notices;
  }

  #show(hint: Hint, on: boolean): void {
    const shown = this.#shown.get();
    if (shown.has(hint) === on) return;
    this.#shown.set(new Set(on ? [...shown, hint] : [...shown].filter((each) => each !== hint)));
  }
}
