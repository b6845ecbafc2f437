import { type Chord, hasModifier, isModifier } from './chord';

/** Who else listens to a key; `typing`: text fields, where it writes. */
export type Taker = 'mute' | 'player' | 'controls' | 'browser' | 'typing';

/** What media-chrome does with keys while the player has the focus; M is taken from it. */
const players = /^(Space|Key[CFJKLP]|Arrow(Left|Right|Up|Down)|Slash)$/;
/** Keys that press, open or leave the control that has the focus, or scroll. */
const controls = /^(Space|Enter|Tab|Escape|Arrow\w+|Page(Up|Down)|Home|End)$/;
const browsers = /^(F([1-9]|1[0-2])|Escape|Tab|ContextMenu|Browser\w+|Meta(Left|Right)|Alt(Left|Right))$/;
const writes =
  /^(Key[A-Z]|Digit\d|Numpad\w+|Space|Enter|Backspace|Delete|Backquote|Minus|Equal|Bracket(Left|Right)|Backslash|Semicolon|Quote|Comma|Period|Slash|Intl\w+)$/;

/** Whether a key presses, opens or moves the control that has the focus, where that is one. */
export function steersControls(code: string): boolean {
  return controls.test(code);
}

/** Whether the player acts on a key while it has the focus. */
export function steersPlayer(code: string): boolean {
  return players.test(code);
}

/** Who else acts on a chord, the most troublesome first. */
export function takersOf(chord: Chord): readonly Taker[] {
  const held = hasModifier(chord);
  const command = chord.ctrl || chord.alt || chord.meta;
  const all: readonly (readonly [Taker, boolean])[] = [
    ['mute', chord.code === 'KeyM' && !held],
    ['browser', browsers.test(chord.code) || (command && !isModifier(chord.code))],
    ['player', players.test(chord.code) && !command],
    ['controls', controls.test(chord.code) && !command],
    ['typing', writes.test(chord.code) && !command],
  ];
  return all.filter(([, applies]) => applies).map(([taker]) => taker);
}
