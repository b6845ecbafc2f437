import type { Edit } from './settingsEdits';
import { DEFAULT_VOICE_SETTINGS, type SettingsDocument, type VoiceSettings } from './voiceSettings';

/** The settings as they are stored, and the changes on top of them that are not stored yet. */
export class SettingsDraft {
  #stored: SettingsDocument | undefined;
  #edits: Edit[];
  #shown: VoiceSettings = DEFAULT_VOICE_SETTINGS;

  constructor(edits: readonly Edit[]) {
    this.#edits = [...edits];
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

  get edits(): readonly Edit[] {
    return this.#edits;
  }

  edit(edit: Edit): void {
    this.#edits.push(edit);
    this.#shown = edit(this.#shown);
  }

  /** Takes newer stored settings and makes the changes again on those; true where the reader sees something else now. */
  adopt(stored: SettingsDocument): boolean {
    const before = this.#shown;
    this.#stored = stored;
    this.#shown = this.#replay();
    return this.#shown !== before;
  }

  /** The first changes are stored, and this is what came of them. */
  settle(count: number, stored: SettingsDocument): void {
    this.#stored = stored;
    this.drop(count);
  }

  /** Takes the first changes back. */
  drop(count: number): void {
    this.#edits = this.#edits.slice(count);
    this.#shown = this.#replay();
  }

  /** Parts that are as before stay the very same objects, so that who watches one of them is not disturbed. */
  #replay(): VoiceSettings {
    const { account, devices, streams, people } = this.#stored ?? DEFAULT_VOICE_SETTINGS;
    const start: VoiceSettings = { account, devices, streams, people };
    return withKnownParts(
      this.#shown,
      this.#edits.reduce((settings, edit) => edit(settings), start),
    );
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
