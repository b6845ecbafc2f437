import { backoffMs } from './backoff';
import { doubts } from './currentUser';
import type { InboxEvent } from './inbox';
import { Problem, type ProblemSlug } from './problem';
import { currentOf, readSettings, writeSettings } from './settingsApi';
import { SettingsDraft } from './settingsDraft';
import type { Edit } from './settingsEdits';
import { SettingsOutbox, type Waiting } from './settingsOutbox';
import type { SettingsDocument, VoiceSettings } from './voiceSettings';

/** How far the account's copy is behind what is shown. */
export type Saving =
  /** Nobody is signed in: changes hold on this page alone. */
  | { readonly kind: 'local' }
  | { readonly kind: 'reading' }
  /** `at`: when this page last saved something, ms since the epoch. */
  | { readonly kind: 'saved'; readonly at: number | null }
  | { readonly kind: 'saving' }
  /** The API cannot answer now; changes, if there are any, are kept, and it is asked again by and by. */
  | { readonly kind: 'waiting'; readonly problem: Problem; readonly changed: boolean }
  /** The last changes were refused for good and taken back; said until the next change. */
  | { readonly kind: 'refused'; readonly problem: Problem };

export type SettingsView = {
  /** Whose settings these are, null for nobody's. */
  readonly userId: string | null;
  /** Whether the account's copy was ever read; until then the defaults stand in for it. */
  readonly known: boolean;
  readonly settings: VoiceSettings;
  readonly saving: Saving;
  /** When another tab or device last changed something here, ms since the epoch. */
  readonly changedElsewhereAt: number | null;
  /** Whether the API served a copy that may be old. */
  readonly stale: boolean;
};

/** Changes that follow each other this closely, as a slider's do, are stored as one. */
const GATHER_MS = 80;
/** Refusals that a repetition would meet again. */
const refusedForGood = new Set<ProblemSlug>(['invalid-request', 'payload-too-large', 'forbidden']);
/** What shows that the user whose settings these are is not signed in any more. */
const notSignedIn = new Set<ProblemSlug>(['unauthenticated', 'other-user']);
/** How soon a copy that is older than what is said to be stored is read again. */
const READ_AGAIN_MS = 15_000;

/**
 * Keeps one user's settings in step with the API: a change shows at once and is stored a moment later, one request at a time;
 * one that met newer settings is made again on those.
 */
export class SettingsSync {
  readonly #userId: string;
  readonly #draft: SettingsDraft;
  readonly #show: (change: Partial<SettingsView>) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether the inbox is this user's; another tab may have signed somebody else in. */
  #inboxIsOwn = true;
  #busy = false;
  /** The next changes are not gathered. */
  #hurried = false;
  #ended = false;
  #failures = 0;
  #savedAt: number | null = null;
  #refused: Problem | undefined;
  /** Why the last request has to be made again. */
  #obstacle: Problem | undefined;
  #retryAt: number | null = null;
  /** What was heard while a request was under way: it may be that request's own result. */
  #held: SettingsDocument | undefined;
  /** The newest version that somebody spoke of without saying what is in it. */
  #toldOf = 0;
  /** The version that was spoken of when the last read began. */
  #readFor = 0;

  /**
   * @param userId whose settings
   * @param carried changes to make on the user's settings where nothing was stored yet
   */
  constructor(userId: string, carried: readonly Edit[], show: (change: Partial<SettingsView>) => void) {
    this.#userId = userId;
    this.#draft = new SettingsDraft(new SettingsOutbox(userId), carried);
    this.#show = show;
    this.#show({ settings: this.#draft.shown, saving: { kind: 'reading' } });
    void this.#step();
  }

  change(edit: Edit): void {
    this.#refused = undefined;
    this.#draft.edit(edit);
    this.#show({ settings: this.#draft.shown });
    if (this.#failures === 0) this.#soon(GATHER_MS);
  }

  /** Tries again at once what waits. */
  retry(): void {
    if (this.#failures > 0) this.#soon(0);
  }

  heard(event: InboxEvent): void {
    const wasOwn = this.#inboxIsOwn;
    if (event.t === 'me_snapshot') this.#inboxIsOwn = event.d.user.id === this.#userId;
    if (!this.#inboxIsOwn) return;
    if (!wasOwn) this.#soon(0);
    if (event.t === 'me_snapshot') this.#heardOf(event.d.settingsVersion);
    if (event.t !== 'settings_updated') return;
    if (!('account' in event.d)) this.#heardOf(event.d.version);
    else if (this.#busy) this.#hold(event.d);
    else this.#adopt(event.d);
  }

  /** The page may go: what still waits for its moment is sent now, or right after what is under way. */
  flush(): void {
    if (this.#draft.waiting.length === 0) return;
    this.#hurried = this.#busy;
    void this.#step();
  }

  end(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
  }

  #heardOf(version: number): void {
    this.#toldOf = Math.max(this.#toldOf, version);
    if (!this.#busy && this.#failures === 0) this.#next();
  }

  get #mustRead(): boolean {
    const { stored, waiting } = this.#draft;
    if (!stored) return true;
    // Changes need no read: where they meet newer settings, the refusal brings those.
    return waiting.length === 0 && (stored.stale === true || this.#toldOf > stored.version);
  }

  #soon(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#step(), ms);
  }

  /** One request, the one that is due, and what follows from it. */
  async #step(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#busy || this.#ended || !this.#inboxIsOwn) return;
    this.#busy = true;
    this.#draft.dropSeenTo();
    const batch = this.#mustRead ? [] : this.#draft.waiting;
    try {
      if (this.#mustRead) await this.#read();
      else if (batch.length > 0) await this.#write(batch);
      this.#succeeded();
    } catch (error) {
      if (!this.#ended) this.#failed(error, batch);
    }
    this.#busy = false;
    if (this.#ended) return;
    this.#takeHeld();
    const hurried = this.#hurried;
    this.#hurried = false;
    if (hurried && this.#failures === 0 && this.#draft.waiting.length > 0) void this.#step();
    else this.#next();
  }

  #next(): void {
    const { stored, waiting } = this.#draft;
    if (this.#failures > 0) this.#soon(Math.max(backoffMs(this.#failures), (this.#retryAt ?? 0) - Date.now()));
    else if (this.#mustRead) this.#soon(stored && this.#readFor >= this.#toldOf ? READ_AGAIN_MS : 0);
    else if (waiting.length > 0) this.#soon(GATHER_MS);
  }

  async #read(): Promise<void> {
    const isFirst = !this.#draft.stored;
    this.#readFor = this.#toldOf;
    const read = await readSettings(this.#userId);
    if (this.#ended) return;
    const changed = this.#draft.adopt(read);
    this.#stand(changed && !isFirst);
  }

  async #write(batch: readonly Waiting[]): Promise<void> {
    const { stored, shown } = this.#draft;
    // One that is tried again goes on being said: a word that comes and goes would be read out each time.
    if (!this.#obstacle) this.#show({ saving: { kind: 'saving' } });
    try {
      const written = await writeSettings(this.#userId, shown, stored?.version ?? 0);
      // Also after the end: what is stored must not be made again by whoever signs in next.
      this.#draft.settle(batch, written);
      if (this.#ended) return;
      this.#savedAt = Date.now();
      this.#stand(false);
    } catch (error) {
      const current = error instanceof Problem ? currentOf(error) : undefined;
      if (!current || this.#ended || current.version <= (stored?.version ?? 0)) throw error;
      // Somebody was first: the changes still wait, and go on top of what stands now.
      this.#draft.dropSeenTo();
      this.#stand(this.#draft.adopt(current));
    }
  }

  #succeeded(): void {
    this.#failures = 0;
    this.#obstacle = undefined;
    if (!this.#ended && this.#draft.stored) this.#show({ saving: this.#saving });
  }

  #failed(error: unknown, batch: readonly Waiting[]): void {
    const problem = error instanceof Problem ? error : new Problem('internal', { detail: String(error) });
    if (batch.length > 0 && refusedForGood.has(problem.slug)) {
      this.#failures = 0;
      this.#obstacle = undefined;
      this.#refused = problem;
      this.#draft.drop(batch);
      this.#stand(false);
      return;
    }
    this.#failures += 1;
    this.#retryAt = problem.retryAt;
    this.#obstacle = problem;
    this.#show({ saving: this.#saving });
    if (notSignedIn.has(problem.slug)) doubts.set(doubts.get() + 1);
  }

  #hold(news: SettingsDocument): void {
    if (!this.#held || news.version >= this.#held.version) this.#held = news;
  }

  #takeHeld(): void {
    const held = this.#held;
    this.#held = undefined;
    if (held) this.#adopt(held);
  }

  #adopt(news: SettingsDocument): void {
    const { stored } = this.#draft;
    if (!stored || news.version <= stored.version) return;
    this.#draft.dropSeenTo();
    this.#stand(this.#draft.adopt(news));
  }

  get #saving(): Saving {
    if (this.#refused) return { kind: 'refused', problem: this.#refused };
    const changed = this.#draft.waiting.length > 0;
    if (this.#obstacle) return { kind: 'waiting', problem: this.#obstacle, changed };
    return changed ? { kind: 'saving' } : { kind: 'saved', at: this.#savedAt };
  }

  /** Shows how things stand after the draft changed; `byOthers`: somewhere else than here. */
  #stand(byOthers: boolean): void {
    const { stored, shown } = this.#draft;
    this.#show({
      known: true,
      settings: shown,
      stale: stored?.stale ?? false,
      saving: this.#saving,
      ...(byOthers && { changedElsewhereAt: Date.now() }),
    });
  }
}
