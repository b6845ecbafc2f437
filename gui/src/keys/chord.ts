/** A key by its place on the keyboard (`KeyboardEvent.code`), and what is held with it. */
export type Chord = {
  readonly code: string;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
  readonly meta: boolean;
};

type KeyPressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

const modifiers = ['ctrl', 'alt', 'shift', 'meta'] as const;
type Modifier = (typeof modifiers)[number];

const modifierOfCode: Readonly<Record<string, Modifier>> = {
  Control: 'ctrl',
  Alt: 'alt',
  Shift: 'shift',
  Meta: 'meta',
};

/** The modifier that a key itself is, such as `ctrl` for `ControlLeft`. */
function modifierOf(code: string): Modifier | undefined {
  return modifierOfCode[code.replace(/(Left|Right)$/, '')];
}

export function isModifier(code: string): boolean {
  return modifierOf(code) !== undefined;
}

/** The chord that is being pressed; a modifier alone counts as a key of its own. */
export function chordOf(event: KeyPressed): Chord {
  const itself = modifierOf(event.code);
  return {
    code: event.code,
    ctrl: event.ctrlKey && itself !== 'ctrl',
    alt: event.altKey && itself !== 'alt',
    shift: event.shiftKey && itself !== 'shift',
    meta: event.metaKey && itself !== 'meta',
  };
}

export function sameChord(a: Chord, b: Chord): boolean {
  return a.code === b.code && modifiers.every((modifier) => a[modifier] === b[modifier]);
}

/** Whether letting go of this key ends the chord: its key, or a modifier that belongs to it. */
export function endsChord(chord: Chord, code: string): boolean {
  const modifier = modifierOf(code);
  return code === chord.code || (modifier !== undefined && chord[modifier]);
}

export function hasModifier(chord: Chord): boolean {
  return modifiers.some((modifier) => chord[modifier]);
}

const ariaNames: Readonly<Record<Modifier, string>> = { ctrl: 'Control', alt: 'Alt', shift: 'Shift', meta: 'Meta' };

/** A chord as `aria-keyshortcuts` writes it. */
export function ariaShortcut(chord: Chord): string {
  const held = modifiers.filter((modifier) => chord[modifier]).map((modifier) => ariaNames[modifier]);
  return [...held, chord.code.replace(/^(Key|Digit)/, '')].join('+');
}

/** Words for keys that have no letter of their own, in the reader's language. */
export type KeyNames = Readonly<
  Record<'ctrl' | 'alt' | 'shift' | 'meta' | 'space' | 'enter' | 'tab' | 'numpad', string>
>;

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Backquote: '`',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Comma: ',',
  Period: '.',
  Slash: '/',
};

/**
 * What a chord is called on this keyboard.
 *
 * @param layout what the keyboard's own layout says is on a key, where the browser tells
 */
export function chordLabel(chord: Chord, names: KeyNames, layout?: ReadonlyMap<string, string>): string {
  const held = modifiers.filter((modifier) => chord[modifier]).map((modifier) => names[modifier]);
  return [...held, keyLabel(chord.code, names, layout)].join(' + ');
}

function keyLabel(code: string, names: KeyNames, layout?: ReadonlyMap<string, string>): string {
  const printed = layout?.get(code);
  if (printed && printed.trim() !== '') return printed.toLocaleUpperCase();
  if (code === 'Space') return names.space;
  if (code === 'Enter') return names.enter;
  if (code === 'Tab') return names.tab;
  if (code.startsWith('Numpad')) return `${names.numpad} ${code.slice('Numpad'.length)}`;
  const modifier = modifierOf(code);
  if (modifier) return names[modifier];
  return signs[code] ?? code.replace(/^(Key|Digit)/, '');
}
