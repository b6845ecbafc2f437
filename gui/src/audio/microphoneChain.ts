import { createStore, type Readable, type Store } from '../store/store';
import type { ChainSettings } from './chainSettings';
import { SILENCE_DBFS } from './level';
import type { createNoiseSuppressor } from './noiseSuppressor';
import type { ChainReport, ChainRule } from './signal/voiceChain';
import processorUrl from './voiceProcessor?worker&url';
import { keepAwake } from './wake';

/** Whether RNNoise is at work. `failed`: it cannot run here. */
export type Suppression = 'off' | 'starting' | 'on' | 'failed';

type Suppressor = Awaited<ReturnType<typeof createNoiseSuppressor>>;
type Source = { readonly node: MediaStreamAudioSourceNode; readonly fade: GainNode };

const RATE = 48_000;
/** Seconds. */
const FADE = 0.02;
/** Time after which a fade has certainly ended. */
const FADED_MS = 150;
/** A suppressor that puts out nothing for this long while something goes in is broken. */
const STARTS_WITHIN_MS = 4_000;

/**
 * The way of a voice from the microphone's track to the one that is sent: gain, RNNoise where chosen, gate, limiter. Whatever
 * changes on the way, the track that comes out stays the same one and has no gap.
 */
export class MicrophoneChain {
  /** What others are to hear. */
  readonly track: MediaStreamTrack;
  /** What others would hear if the chain were open; for the user's own test. */
  readonly testTrack: MediaStreamTrack;
  readonly suppression: Readable<Suppression>;
  /** The browser lets no sound through before a tap or a key press. */
  readonly held: Readable<boolean>;
  readonly #suppression: Store<Suppression> = createStore<Suppression>('off');
  readonly #held: Store<boolean> = createStore(false);
  readonly #context: AudioContext;
  readonly #gain: GainNode;
  readonly #processor: AudioWorkletNode;
  readonly #sleep: () => void;
  #source: Source | undefined;
  #suppressor: Suppressor | undefined;
  #wanted: ChainSettings | undefined;
  #open = false;
  #waitedMs = 0;

  /** Starts a chain; rejects where the browser has no worklets. */
  static async start(report: (report: ChainReport) => void): Promise<MicrophoneChain> {
    const context = createContext();
    try {
      await context.audioWorklet.addModule(processorUrl);
      return new MicrophoneChain(context, report);
    } catch (error) {
      void context.close();
      throw error;
    }
  }

  private constructor(context: AudioContext, report: (report: ChainReport) => void) {
    this.#context = context;
    this.suppression = this.#suppression;
    this.held = this.#held;
    this.#gain = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
    this.#processor = new AudioWorkletNode(context, 'earshot-voice', {
      numberOfInputs: 2,
      numberOfOutputs: 2,
      outputChannelCount: [1, 1],
      channelCount: 1,
      channelCountMode: 'explicit',
    });
    this.#processor.port.onmessage = ({ data }: MessageEvent<ChainReport>) => {
      this.#watchSuppression(data);
      report(data);
    };
    this.#gain.connect(this.#processor, 0, 0);
    this.track = this.#output(0);
    this.testTrack = this.#output(1);
    this.#sleep = keepAwake(context, (held) => this.#held.set(held));
  }

  /** Takes the sound of this track from now on, and fades out the one before. */
  hear(track: MediaStreamTrack): void {
    const before = this.#source;
    const node = this.#context.createMediaStreamSource(new MediaStream([track]));
    const fade = new GainNode(this.#context, { gain: before ? 0 : 1 });
    node.connect(fade).connect(this.#gain);
    this.#source = { node, fade };
    const now = this.#context.currentTime;
    fade.gain.setTargetAtTime(1, now, FADE);
    if (before) this.#fadeOut(before);
  }

  /** Lets sound out, or keeps it in whatever anybody does to the track. */
  setOpen(open: boolean): void {
    if (open === this.#open) return;
    this.#open = open;
    this.#tell();
  }

  /** Works by these settings from now on. */
  follow(settings: ChainSettings): void {
    const before = this.#wanted;
    this.#wanted = settings;
    this.#gain.gain.setTargetAtTime(settings.gain, this.#context.currentTime, FADE);
    this.#tell();
    if (settings.rnnoise && !before?.rnnoise) void this.#startSuppression();
    if (!settings.rnnoise && before?.rnnoise) this.#endSuppression('off');
  }

  /** Lets sound through that the browser held back; from a tap or a key press. */
  async resume(): Promise<void> {
    await this.#context.resume().catch(() => undefined);
  }

  close(): void {
    this.track.stop();
    this.testTrack.stop();
    this.#wanted = undefined;
    this.#suppressor?.destroy();
    this.#sleep();
    void this.#context.close();
  }

  #output(number: number): MediaStreamTrack {
    const destination = new MediaStreamAudioDestinationNode(this.#context, { channelCount: 1 });
    this.#processor.connect(destination, number);
    return destination.stream.getAudioTracks()[0] as MediaStreamTrack;
  }

  #tell(): void {
    if (!this.#wanted) return;
    const { gate, rnnoise } = this.#wanted;
    this.#processor.port.postMessage({ gate, suppressed: rnnoise, shut: !this.#open } satisfies ChainRule);
  }

  #fadeOut({ node, fade }: Source): void {
    fade.gain.setTargetAtTime(0, this.#context.currentTime, FADE / 2);
    setTimeout(() => {
      node.disconnect();
      fade.disconnect();
    }, FADED_MS);
  }

  async #startSuppression(): Promise<void> {
    this.#suppression.set('starting');
    this.#waitedMs = 0;
    try {
      const { createNoiseSuppressor } = await import('./noiseSuppressor');
      const suppressor = await createNoiseSuppressor(this.#context);
      if (!this.#wanted?.rnnoise || this.#suppressor) {
        suppressor.destroy();
        return;
      }
      this.#suppressor = suppressor;
      this.#gain.connect(suppressor).connect(this.#processor, 0, 1);
    } catch (error) {
      console.warn('RNNoise cannot run', error);
      if (this.#wanted?.rnnoise) this.#suppression.set('failed');
    }
  }

  #endSuppression(to: Suppression): void {
    const suppressor = this.#suppressor;
    this.#suppressor = undefined;
    this.#suppression.set(to);
    if (!suppressor) return;
    // The processor changes over to the plain sound first.
    setTimeout(() => {
      this.#gain.disconnect(suppressor);
      suppressor.disconnect();
      suppressor.destroy();
    }, FADED_MS);
  }

  #watchSuppression({ suppressed, dbfs }: ChainReport): void {
    if (!this.#suppressor) return;
    if (suppressed) this.#suppression.set('on');
    else if (dbfs > SILENCE_DBFS) this.#waitedMs += REPORT_MS;
    if (!suppressed && this.#waitedMs > STARTS_WITHIN_MS) this.#endSuppression('failed');
  }
}

/** About; only sums of many are taken. */
const REPORT_MS = 21;

/** At RNNoise's rate where the browser can, which also is that of the codec. */
function createContext(): AudioContext {
  // Firefox connects no microphone to a context of another rate than its own.
  const fixedRate = !navigator.userAgent.includes('Firefox');
  return new AudioContext({ latencyHint: 'interactive', ...(fixedRate && { sampleRate: RATE }) });
}
