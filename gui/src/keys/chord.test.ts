import { describe, expect, it } from 'vitest';
import { type Chord, chordLabel, chordOf, endsChord, sameChord } from './chord';
import { takersOf } from './takenBy';

const names = {
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  meta: 'Meta',
  space: 'Space',
  enter: 'Enter',
  tab: 'Tab',
  numpad: 'Numpad',
};

function chord(code: string, held: Partial<Chord> = {}): Chord {
  return { code, ctrl: false, alt: false, shift: false, meta: false, ...held };
}

const press = (code: string, init: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { code, ...init });

it('takes the modifiers that are held with a key', () => {
  expect(chordOf(press('KeyT', { ctrlKey: true }))).toEqual(chord('KeyT', { ctrl: true }));
});

it('takes a modifier alone for a key', () => {
  expect(chordOf(press('ControlLeft', { ctrlKey: true }))).toEqual(chord('ControlLeft'));
});

it('ends with its key or one of its modifiers', () => {
  const talk = chord('KeyT', { ctrl: true });
  expect(['KeyT', 'ControlRight', 'ShiftLeft', 'KeyU'].map((code) => endsChord(talk, code))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('tells chords apart by their modifiers', () => {
  expect(sameChord(chord('KeyT'), chord('KeyT'))).toBe(true);
  expect(sameChord(chord('KeyT'), chord('KeyT', { shift: true }))).toBe(false);
});

it.each([
  [chord('KeyT'), 'T'],
  [chord('KeyT', { ctrl: true, shift: true }), 'Ctrl + Shift + T'],
  [chord('Digit5'), '5'],
  [chord('ArrowUp'), '↑'],
  [chord('Space'), 'Space'],
  [chord('Numpad0'), 'Numpad 0'],
  [chord('ControlRight'), 'Ctrl'],
  [chord('F8'), 'F8'],
])('%o is called %s', (each, label) => {
  expect(chordLabel(each, names)).toBe(label);
});

it('calls a key what stands on it', () => {
  expect(chordLabel(chord('KeyY'), names, new Map([['KeyY', 'z']]))).toBe('Z');
});

describe('who else acts on a key', () => {
  it.each([
    [chord('KeyM'), ['mute', 'typing']],
    [chord('Space'), ['player', 'controls', 'typing']],
    [chord('KeyK'), ['player', 'typing']],
    [chord('F5'), ['browser']],
    [chord('KeyW', { ctrl: true }), ['browser']],
    [chord('ControlRight'), []],
    [chord('CapsLock'), []],
    [chord('KeyT'), ['typing']],
  ])('%o: %j', (each, takers) => {
    expect(takersOf(each)).toEqual(takers);
  });
});
