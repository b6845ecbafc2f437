import type { Edit } from './settingsEdits';
import { DEFAULT_VOICE_SETTINGS, type SettingsDocument, type VoiceSettings } from './voiceSettings';

/** The settings as they are stored, and the changes on top of them that are not stored yet. */
export class SettingsDraft {
  #stored: SettingsDocument | undefined;
  #edits: Edit[];
  #shown: VoiceSettings;

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
    const before = contentOf(this.#shown);
    this.#stored = stored;
    this.#shown = this.#replay();
    return contentOf(this.#shown) !== before;
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

  #replay(): VoiceSettings {
    return this.#edits.reduce<VoiceSettings>(
      (settings, edit) => edit(settings),
      this.#stored ?? DEFAULT_VOICE_SETTINGS,
    );
  }
}

function contentOf({ account, devices, streams, people }: VoiceSettings): string {
  return JSON.stringify([account, devices, streams, people], inOrder);
}

/** The API and this page need not write the members of an object in the same order. */
function inOrder(_: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
