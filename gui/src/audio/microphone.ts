import { DEFAULT_VOICE_SETTINGS, type SoundDevice, type VoiceSettings } from '../api/voiceSettings';
import { createStore, type Readable, type Store } from '../store/store';
import { type CaptureRule, captureRule, chainSettings, follows } from './chainSettings';
import { chooseDevice, DeviceFollower, type SoundDevices } from './deviceFollower';
import { deviceKey } from './deviceKey';
import { LevelMeter, noReport } from './levelMeter';
import { MicrophoneChain, type Suppression } from './microphoneChain';
import {
  lossOf,
  type MicrophoneConsent,
  type MicrophoneProblem,
  microphoneConsent,
  problemOf,
} from './microphoneProblem';

export type MicrophoneState =
  | { readonly kind: 'off' }
  /** `consented`: the browser will open it without asking the user. */
  | { readonly kind: 'asking'; readonly consented: boolean }
  /** `track` is what others are to hear; `deviceId` where it comes from. */
  | { readonly kind: 'open'; readonly track: MediaStreamTrack; readonly deviceId: string }
  | { readonly kind: 'failed'; readonly problem: MicrophoneProblem };

/** What the browser gave, the device that it was asked for, and what it says of the permission since. */
type Capture = {
  readonly track: MediaStreamTrack;
  readonly askedFor: string | undefined;
  readonly consent: MicrophoneConsent;
};

/**
 * The one owner of a microphone and its processing chain. Obeys the voice settings: another device or another processing takes
 * over without a gap. What goes out is a track of its own, so that a mute is silent outside at once while the meter goes on.
 */
export class Microphone {
  readonly state: Readable<MicrophoneState>;
  readonly devices: Readable<SoundDevices>;
  /** The preferred microphone, while it is not there and another one stands in for it. */
  readonly missing: Readable<SoundDevice | undefined>;
  /** Why another microphone could not take over, while the one before goes on. */
  readonly unopened: Readable<MicrophoneProblem | undefined>;
  readonly suppression: Readable<Suppression>;
  /** The browser lets no sound through before a tap or a key press. */
  readonly held: Readable<boolean>;
  readonly meter = new LevelMeter();
  readonly #settings: Readable<VoiceSettings>;
  readonly #state: Store<MicrophoneState> = createStore<MicrophoneState>({ kind: 'off' });
  readonly #missing: Store<SoundDevice | undefined> = createStore<SoundDevice | undefined>(undefined);
  readonly #unopened: Store<MicrophoneProblem | undefined> = createStore<MicrophoneProblem | undefined>(undefined);
  readonly #suppression: Store<Suppression> = createStore<Suppression>('off');
  readonly #held: Store<boolean> = createStore(false);
  readonly #follower = new DeviceFollower();
  #undo: (() => void)[] = [];
  #capture: Capture | undefined;
  /** The device that was last asked for, also while the browser has not answered or after it refused. */
  #asked: string | undefined;
  #rule: CaptureRule | undefined;
  #chain: MicrophoneChain | undefined;
  #turn = 0;
  #open = false;

  constructor(settings: Readable<VoiceSettings> = createStore(DEFAULT_VOICE_SETTINGS)) {
    this.#settings = settings;
    this.state = this.#state;
    this.devices = this.#follower.devices;
    this.missing = this.#missing;
    this.unopened = this.#unopened;
    this.suppression = this.#suppression;
    this.held = this.#held;
  }

  /** Asks for the microphone and opens it, the preferred one or the default. The state tells how it went. */
  async open({ consented = false } = {}): Promise<void> {
    if (!navigator.mediaDevices) {
      this.#fail(window.isSecureContext ? 'other' : 'insecure');
      return;
    }
    if (this.#state.get().kind !== 'open') this.#state.set({ kind: 'asking', consented });
    const turn = this.#turn;
    if (this.#undo.length === 0) {
      this.#undo = [
        this.#settings.subscribe(() => this.#settingsChanged()),
        this.#follower.devices.subscribe(() => this.#reconsider()),
        () => this.#follower.stop(),
      ];
      await this.#follower.start();
    }
    if (turn === this.#turn) await this.#acquire();
  }

  /** Lets go of the microphone; the browser's recording sign goes out. */
  close(): void {
    this.#turn += 1;
    for (const undo of this.#undo) undo();
    this.#undo = [];
    this.#release();
    this.#state.set({ kind: 'off' });
  }

  /** What others would hear of the open microphone, also while no sound is let out. */
  get testTrack(): MediaStreamTrack | undefined {
    return this.#chain?.testTrack ?? this.#capture?.track;
  }

  /** Lets sound out, or keeps it in, from this very moment. Locked twice: the SFU's client opens tracks that it publishes. */
  setOpen(open: boolean): void {
    this.#open = open;
    this.#chain?.setOpen(open);
    const state = this.#state.get();
    if (state.kind === 'open') state.track.enabled = open;
  }

  /** Lets sound through that the browser held back; from a tap or a key press. */
  async resume(): Promise<void> {
    await this.#chain?.resume();
  }

  /** Opens the device that is to be used now; the last call counts. */
  async #acquire(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const askedFor = this.#choose();
    this.#asked = askedFor;
    const rule = this.#captureRule();
    try {
      const stream = await this.#ask(askedFor, rule);
      const [track] = stream.getAudioTracks();
      const [chain, consent] = await Promise.all([this.#chain ?? this.#startChain(), microphoneConsent()]);
      if (turn !== this.#turn) {
        stop(stream);
        if (chain !== this.#chain) chain?.close();
      } else if (track) this.#take({ track, askedFor, consent }, rule, chain);
      else this.#refused('no_device');
    } catch (error) {
      if (turn === this.#turn) this.#refused(problemOf(error));
    }
  }

  /**
   * Has the browser open the device with its processing as the rule says. Chromium gives a second track of an open device the
   * processing of the first (measured with 156): there the first one ends before.
   */
  async #ask(askedFor: string | undefined, rule: CaptureRule): Promise<MediaStream> {
    const turn = this.#turn;
    const ask = () => navigator.mediaDevices.getUserMedia({ audio: constraints(askedFor, rule), video: false });
    const stream = await ask();
    const [track] = stream.getAudioTracks();
    const before = this.#capture?.track;
    if (turn !== this.#turn || !track || !before || !isSameDevice(track, before) || follows(track, rule)) return stream;
    stop(stream);
    before.stop();
    return ask();
  }

  /** Sound goes on without the chain where the browser cannot run it. */
  async #startChain(): Promise<MicrophoneChain | undefined> {
    try {
      return await MicrophoneChain.start((report) => this.meter.frame(report));
    } catch (error) {
      console.warn('The microphone is sent as it comes: its processing cannot run', error);
      return undefined;
    }
  }

  #take(capture: Capture, rule: CaptureRule, chain: MicrophoneChain | undefined): void {
    const before = this.#capture;
    this.#capture = capture;
    this.#unopened.set(undefined);
    this.#rule = rule;
    if (chain && chain !== this.#chain) this.#adopt(chain);
    chain?.hear(capture.track);
    if (before) setTimeout(() => before.track.stop(), STOPS_AFTER_MS);
    capture.track.addEventListener('ended', () => {
      if (this.#capture === capture) void this.#lost(capture);
    });
    const shown = this.#state.get();
    const track = chain?.track ?? capture.track.clone();
    track.enabled = this.#open;
    this.#state.set({ kind: 'open', track, deviceId: capture.track.getSettings().deviceId ?? '' });
    // Where no chain carried the one before, or none carries this one.
    if (shown.kind === 'open' && shown.track !== track) shown.track.stop();
    void this.#follower.look();
    this.#settingsChanged();
  }

  #adopt(chain: MicrophoneChain): void {
    this.#chain = chain;
    chain.setOpen(this.#open);
    chain.suppression.subscribe(() => this.#suppressionChanged(chain));
    chain.held.subscribe(() => this.#held.set(chain === this.#chain && chain.held.get()));
    this.#held.set(chain.held.get());
  }

  #suppressionChanged(chain: MicrophoneChain): void {
    if (chain !== this.#chain) return;
    this.#suppression.set(chain.suppression.get());
    this.#settingsChanged();
  }

  #settingsChanged(): void {
    const { account } = this.#settings.get();
    this.#chain?.follow(chainSettings(account));
    const rule = this.#captureRule();
    if (this.#capture && JSON.stringify(rule) !== JSON.stringify(this.#rule)) void this.#reprocess(this.#capture, rule);
    this.#reconsider();
  }

  /** Has the browser process the sound otherwise: the track that is there, or where that cannot change, a new one. */
  async #reprocess(capture: Capture, rule: CaptureRule): Promise<void> {
    this.#rule = rule;
    await capture.track.applyConstraints(constraints(capture.askedFor, rule)).catch(() => undefined);
    if (this.#capture === capture && this.#rule === rule && !follows(capture.track, rule)) await this.#acquire();
  }

  /** Goes over to the device that is to be used now, if it is another one. */
  #reconsider(): void {
    const state = this.#state.get();
    const choice = this.#choose();
    if (state.kind === 'open' && choice !== this.#asked) void this.#acquire();
    if (state.kind === 'failed' && isAbsent(state.problem) && this.devices.get().inputs.length > 0) {
      void this.open({ consented: true });
    }
  }

  /** The id of the device to use; undefined for the default. */
  #choose(): string | undefined {
    const preferred = this.#settings.get().devices.find(({ key }) => key === deviceKey())?.input;
    const { inputs } = this.devices.get();
    const { device, missing } = chooseDevice(preferred, inputs);
    // Before the first permission nothing is listed.
    this.#missing.set(inputs.length > 0 ? missing : undefined);
    return device?.id;
  }

  /** The device went away: another takes over, or there is none. Or the user took the permission back. */
  async #lost(capture: Capture): Promise<void> {
    const consent = await microphoneConsent();
    const { inputs } = await this.#follower.look();
    if (this.#capture !== capture) return;
    const loss = lossOf(capture.consent, consent, inputs.length);
    if (loss) this.#fail(loss);
    else await this.#acquire();
  }

  #captureRule(): CaptureRule {
    return captureRule(this.#settings.get().account, this.#suppression.get() === 'failed');
  }

  /** What could not be opened takes nothing away that works. */
  #refused(problem: MicrophoneProblem): void {
    if (this.#capture?.track.readyState === 'live') this.#unopened.set(problem);
    else this.#fail(problem);
  }

  #fail(problem: MicrophoneProblem): void {
    this.#release();
    this.#state.set({ kind: 'failed', problem });
  }

  #release(): void {
    const state = this.#state.get();
    if (state.kind === 'open') state.track.stop();
    this.#capture?.track.stop();
    this.#capture = undefined;
    const chain = this.#chain;
    this.#chain = undefined;
    chain?.close();
    this.#held.set(false);
    this.#unopened.set(undefined);
    this.#suppression.set('off');
    this.meter.frame(noReport);
  }
}

/** The chain has faded the old track out by then. */
const STOPS_AFTER_MS = 200;

function isAbsent(problem: MicrophoneProblem): boolean {
  return problem === 'no_device' || problem === 'unplugged';
}

function constraints(deviceId: string | undefined, rule: CaptureRule): MediaTrackConstraints {
  return { channelCount: 1, ...rule, ...(deviceId !== undefined && { deviceId: { exact: deviceId } }) };
}

function isSameDevice(one: MediaStreamTrack, other: MediaStreamTrack): boolean {
  return one.getSettings().deviceId === other.getSettings().deviceId;
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
