import { type Edit, edited } from './settingsEdits';
import type { SettingsOutbox, Waiting } from './settingsOutbox';
import { DEFAULT_VOICE_SETTINGS, type SettingsDocument, type VoiceSettings } from './voiceSettings';

/** The settings as they are stored, and the changes on top of them that are not stored yet. */
export class SettingsDraft {
  readonly #outbox: SettingsOutbox;
  #carried: readonly Edit[];
  #waiting: readonly Waiting[];
  #stored: SettingsDocument | undefined;
  #shown: VoiceSettings = DEFAULT_VOICE_SETTINGS;

  /**
   * @param outbox what an earlier page could not store waits here again
   * @param carried changes to make where the account has nothing stored yet
   */
  constructor(outbox: SettingsOutbox, carried: readonly Edit[]) {
    this.#outbox = outbox;
    this.#waiting = outbox.all();
    this.#carried = carried;
    this.#shown = this.#replay();
  }

  /** What is stored, as far as this page knows; undefined until it was read. */
  get stored(): SettingsDocument | undefined {
    return this.#stored;
  }

  /** What holds here: the stored settings, or the defaults, with all changes made. */
  get shown(): VoiceSettings {
    return this.#shown;
  }

  get waiting(): readonly Waiting[] {
    return this.#waiting;
  }

  edit(edit: Edit): void {
    this.#waiting = [...this.#waiting, this.#outbox.add(edit)];
    this.#shown = edited(this.#shown, edit);
  }

  /**
   * Takes stored settings unless newer ones are here, wherever they come from, and makes the changes again on those; true
   * where the reader sees something else now. What comes later may tell the same version better.
   */
  adopt(next: SettingsDocument): boolean {
    const before = this.#shown;
    if (!this.#stored || next.version >= this.#stored.version) this.#stored = next;
    if (next.version === 0) for (const edit of this.#carried) this.edit(edit);
    this.#carried = [];
    this.#shown = this.#replay();
    return this.#shown !== before;
  }

  /** These changes are stored, and this is what came of them. */
  settle(done: readonly Waiting[], stored: SettingsDocument): void {
    this.drop(done);
    this.adopt(stored);
  }

  /** Takes these changes back. */
  drop(done: readonly Waiting[]): void {
    this.#outbox.remove(done);
    this.#waiting = this.#waiting.filter((each) => !done.includes(each));
    this.#shown = this.#replay();
  }

  /** Lets go of changes that another tab has stored, or made anew; made again here they would undo what came after them. */
  dropSeenTo(): void {
    const open = new Set(this.#outbox.all().map(({ id }) => id));
    this.#waiting = this.#waiting.filter(({ id }) => open.has(id));
    this.#shown = this.#replay();
  }

  /** Parts that are as before stay the very same objects, so that who watches one of them is not disturbed. */
  #replay(): VoiceSettings {
    const { account, devices, streams, people } = this.#stored ?? DEFAULT_VOICE_SETTINGS;
    const start: VoiceSettings = { account, devices, streams, people };
    const edits = [...this.#carried, ...this.#waiting.map(({ edit }) => edit)];
    return withKnownParts(this.#shown, edits.reduce(edited, start));
  }
}

/** `next`, where it is the same as `before` through the objects of `before`. */
function withKnownParts<T>(before: T, next: T): T {
  if (Object.is(before, next) || !isStructure(before) || !isStructure(next)) return next;
  if (Array.isArray(before) !== Array.isArray(next)) return next;
  const parts = Object.entries(next).map(([key, part]) => [key, withKnownParts(before[key], part)] as const);
  const same =
    parts.length === Object.keys(before).length && parts.every(([key, part]) => Object.is(before[key], part));
  if (same) return before;
  return (Array.isArray(next) ? parts.map(([, part]) => part) : Object.fromEntries(parts)) as T;
}

function isStructure(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
