import type { Participant } from '../../api/types';
import type { VoiceSettings } from '../../api/voiceSettings';
import { SILENCE_DBFS } from '../../audio/level';
import type { Microphone } from '../../audio/microphone';
import { createStore, type Readable, type Store } from '../../store/store';
import type { LinkState, MediaLink } from '../media/mediaLink';
import type { Seat } from './callState';
import {
  listeningAndTalking,
  type SelfState,
  transmits,
  withDeafened,
  withHeld,
  withMuted,
  withPushToTalk,
} from './selfState';
import { type SelfFlags, SelfSync } from './selfSync';
import { SpeakingReporter } from './speakingReporter';
import type { VoiceApi } from './voiceApi';

/** Bits per second. */
const bitrates = { speech: 24_000, standard: 48_000 } as const;

/**
 * What of oneself goes out. A mute shuts the microphone's own track first and tells the SFU and the API afterwards, so that it
 * holds whatever the network does.
 */
export class Transmission {
  readonly self: Readable<SelfState>;
  readonly speaking: Readable<boolean>;
  /** Whether the own voice can be heard: the microphone is there and open. */
  readonly transmitting: Readable<boolean>;
  /** The microphone is there and could not be sent. */
  readonly unsent: Readable<boolean>;
  /** Until when one has to stay muted, ms since the epoch, after an unmute too soon after the last; null where none was. */
  readonly pausedUntil: Readable<number | null>;
  readonly #unsent: Store<boolean> = createStore(false);
  readonly #pausedUntil: Store<number | null> = createStore<number | null>(null);
  readonly #transmitting: Store<boolean> = createStore(false);
  readonly #self: Store<SelfState> = createStore(listeningAndTalking);
  readonly #microphone: Microphone;
  readonly #settings: Readable<VoiceSettings>;
  readonly #sync: SelfSync;
  readonly #reporter: SpeakingReporter;
  readonly #undo: (() => void)[];
  /** The mute comes from how the stay began, not from a press. */
  #mutedToBegin = false;
  /** Whether the room lets one talk, as it was last shown; undefined where it was not shown yet. */
  #shownAllowed: boolean | undefined;
  #permitted = true;
  #seat: Seat | undefined;
  #link: MediaLink | undefined;
  #linkState: LinkState = 'off';
  #unfollow: () => void = () => undefined;

  constructor(api: VoiceApi, microphone: Microphone, settings: Readable<VoiceSettings>) {
    const seated = (send: (session: string) => Promise<void>) =>
      this.#seat ? send(this.#seat.session) : Promise.resolve();
    this.#microphone = microphone;
    this.#settings = settings;
    this.#sync = new SelfSync(
      (flags) => seated((session) => api.me(session, flags)),
      (mayAt) => {
        this.#pausedUntil.set(mayAt);
        this.#choose(withMuted(this.#self.get(), true));
      },
    );
    this.#reporter = new SpeakingReporter((speaking) => {
      // The next renewal makes a lost one good.
      seated((session) => api.speaking(session, speaking)).catch(() => undefined);
    });
    this.self = this.#self;
    this.speaking = this.#reporter.speaking;
    this.transmitting = this.#transmitting;
    this.unsent = this.#unsent;
    this.pausedUntil = this.#pausedUntil;
    this.#undo = [
      microphone.state.subscribe(() => this.#microphoneChanged()),
      // What the gate keeps in is not speaking, however loud it is.
      microphone.meter.onFrame(({ open, dbfs }) => this.#reporter.frame(open ? dbfs : SILENCE_DBFS, performance.now())),
      settings.subscribe(() => this.#settingsChanged()),
    ];
    this.#settingsChanged();
  }

  /** What a join should say of oneself: who has no microphone yet counts as muted. */
  get flags(): SelfFlags {
    const { muted, deafened } = this.#self.get();
    const microphone = this.#microphone.state.get();
    const hasMicrophone = microphone.kind === 'open' || (microphone.kind === 'asking' && microphone.consented);
    return { selfMuted: muted || !hasMicrophone, selfDeafened: deafened };
  }

  /** From now on this seat and this connection carry the own voice. `known` is what the API was told at the join. */
  begin(seat: Seat, link: MediaLink, known: SelfFlags): void {
    this.#seat = seat;
    this.#unfollow();
    this.#link = link;
    // What opens while the link is down is sent when it is back.
    this.#unfollow = link.state.subscribe(() => {
      const [before, permitted] = [this.#linkState, this.#permitted];
      this.#linkState = link.state.get().link;
      this.#permitted = link.state.get().permitted;
      const isBack = this.#linkState === 'up' && before !== 'up';
      // What was taken from the SFU with the permission has to be sent anew.
      if (isBack || (this.#permitted && !permitted)) this.publish();
    });
    this.#linkState = link.state.get().link;
    this.#permitted = link.state.get().permitted;
    this.#sync.start(known);
    this.#settingsChanged();
    this.#microphoneChanged();
  }

  /** Oneself as the room shows it: the host's mute holds here too. */
  told(shown: Participant): void {
    this.#shownAllowed = !shown.serverMuted && !shown.suppressed;
    this.#gate();
    this.#sync.told({ selfMuted: shown.selfMuted, selfDeafened: shown.selfDeafened });
  }

  /** The seat is gone; what one had chosen stays for the next. */
  end(): void {
    this.#sync.stop();
    this.#unfollow();
    this.#unsent.set(false);
    this.#pausedUntil.set(null);
    this.#seat = undefined;
    this.#link = undefined;
    this.#shownAllowed = undefined;
    this.#gate();
  }

  dispose(): void {
    this.end();
    for (const undo of this.#undo) undo();
  }

  /** A stay begins: muted, or as the user last chose. */
  comeIn({ muted }: { muted: boolean }): void {
    if (muted === this.#self.get().muted || (!muted && !this.#mutedToBegin)) return;
    this.#mutedToBegin = muted;
    this.#choose(withMuted(this.#self.get(), muted));
  }

  setMuted(muted: boolean): void {
    this.#mutedToBegin = false;
    this.#choose(withMuted(this.#self.get(), muted));
    const { kind } = this.#microphone.state.get();
    if (!muted && this.#allowed && (kind === 'off' || kind === 'failed')) void this.#microphone.open();
  }

  setDeafened(deafened: boolean): void {
    this.#mutedToBegin = false;
    this.#choose(withDeafened(this.#self.get(), deafened));
  }

  /** The talk key or button goes down or up. */
  hold(held: boolean): void {
    this.#choose(withHeld(this.#self.get(), held));
  }

  /** Sends the microphone if it is there, also once more after that failed. */
  publish(): void {
    const link = this.#link;
    const state = this.#microphone.state.get();
    const carried = state.kind === 'open' ? link?.publish(state.track) : link?.unpublish();
    carried?.then(
      () => {
        if (link !== this.#link) return;
        this.#unsent.set(false);
        this.#apply();
      },
      (error: unknown) => {
        console.warn('The microphone could not be published', error);
        if (link === this.#link) this.#unsent.set(state.kind === 'open');
      },
    );
  }

  get #allowed(): boolean {
    return this.#seat !== undefined && (this.#shownAllowed ?? this.#seat.mayTalk);
  }

  #settingsChanged(): void {
    const { transmission, quality } = this.#settings.get().account;
    const pushToTalk = transmission === 'push_to_talk';
    if (pushToTalk !== this.#self.get().pushToTalk) this.#choose(withPushToTalk(this.#self.get(), pushToTalk));
    this.#link?.setBitrate(bitrates[quality]).catch((error: unknown) => {
      console.warn('The quality could not be changed', error);
    });
  }

  #choose(next: SelfState): void {
    this.#self.set(next);
    this.#apply();
  }

  #microphoneChanged(): void {
    const state = this.#microphone.state.get();
    // A key that is held down does not open a microphone that comes back later.
    if (state.kind !== 'open' && this.#self.get().held) this.#self.set(withHeld(this.#self.get(), false));
    this.publish();
    this.#apply();
  }

  #apply(): void {
    const self = this.#self.get();
    this.#gate();
    this.#link?.setSilent(self.deafened);
    this.#link?.setMuted(self.muted).then(
      // The SFU's client opens the track when it unmutes, also while the talk key is up.
      () => this.#gate(),
      (error: unknown) => console.warn('The SFU was not told of the mute', error),
    );
    this.#sync.want(this.flags);
  }

  /** Opens or shuts the microphone as the choices say. */
  #gate(): void {
    const open = transmits(this.#self.get()) && this.#allowed;
    const transmitting = open && this.#microphone.state.get().kind === 'open';
    this.#microphone.setOpen(open);
    this.#reporter.setOpen(transmitting);
    this.#transmitting.set(transmitting);
  }
}
