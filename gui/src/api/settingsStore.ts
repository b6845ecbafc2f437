import { createStore, type Readable, type Store } from '../store/store';
import { currentUserId } from './currentUser';
import { hearInbox } from './inbox';
import { type Edit, edited } from './settingsEdits';
import { SettingsSync, type SettingsView } from './settingsSync';
import { DEFAULT_VOICE_SETTINGS, type VoiceSettings } from './voiceSettings';

const nobodys: SettingsView = {
  userId: null,
  known: false,
  settings: DEFAULT_VOICE_SETTINGS,
  saving: { kind: 'local' },
  changedElsewhereAt: null,
  stale: false,
};

/** The voice settings that hold on this page: those of who is signed in, or choices for this visit while nobody is. */
export class SettingsStore {
  readonly settings: Readable<VoiceSettings>;
  readonly view: Readable<SettingsView>;
  readonly #settings: Store<VoiceSettings> = createStore(nobodys.settings);
  readonly #view: Store<SettingsView> = createStore(nobodys);
  #userId: string | null = null;
  #strangersEdits: Edit[] = [];
  #sync: SettingsSync | undefined;
  #undo: (() => void)[] = [];

  constructor() {
    this.settings = this.#settings;
    this.view = this.#view;
  }

  /** Follows this user from now on, `null` for nobody. What a stranger chose goes with them to an account without settings. */
  follow(userId: string | null): void {
    if (userId === this.#userId) return;
    this.#userId = userId;
    for (const undo of this.#undo) undo();
    this.#undo = [];
    this.#show({ ...nobodys, userId });
    const carried = this.#strangersEdits;
    this.#strangersEdits = [];
    if (userId !== null) this.#begin(new SettingsSync(userId, carried, (change) => this.#show(change)));
  }

  /** Changes the settings; at once on this page, soon in the account. */
  change(edit: Edit): void {
    if (this.#sync) {
      this.#sync.change(edit);
      return;
    }
    this.#strangersEdits.push(edit);
    this.#show({ settings: edited(this.#settings.get(), edit) });
  }

  /** Tries again now what could not be stored or read. */
  retry(): void {
    this.#sync?.retry();
  }

  #begin(sync: SettingsSync): void {
    this.#sync = sync;
    const [flush, retry] = [() => sync.flush(), () => sync.retry()];
    // Where pages go without a word, as on phones, being hidden is the last that they hear.
    const hidden = () => {
      if (document.visibilityState === 'hidden') sync.flush();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', flush);
    window.addEventListener('online', retry);
    this.#undo = [
      hearInbox((event) => sync.heard(event)),
      () => document.removeEventListener('visibilitychange', hidden),
      () => window.removeEventListener('pagehide', flush),
      () => window.removeEventListener('online', retry),
      () => sync.end(),
      () => {
        this.#sync = undefined;
      },
    ];
  }

  /** Whose settings these are is told first: what belongs to the user before ends ahead of the new settings. */
  #show(change: Partial<SettingsView>): void {
    this.#view.set({ ...this.#view.get(), ...change });
    if (change.settings) this.#settings.set(change.settings);
  }
}

/** The page's own: from its first use on those of whoever is signed in, whatever the page shows. */
export const voiceSettings = new SettingsStore();

function followCurrentUser(): void {
  const userId = currentUserId.get();
  if (userId !== undefined) voiceSettings.follow(userId);
}

currentUserId.subscribe(followCurrentUser);
followCurrentUser();
