import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the keyboard's place when the controls inside an element are replaced by others, with each `phase`: focus that went
 * down with the old ones goes to the one among the new that is marked with `data-main`.
 */
export function useKeptFocus(phase: string): RefObject<HTMLDivElement | null> {
  const controls = useRef<HTMLDivElement>(null);
  const wasInside = useRef(false);
  const before = useRef(phase);
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      wasInside.current = controls.current?.contains(target as Node) ?? false;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    if (phase === before.current) return;
    before.current = phase;
    const isLost = document.activeElement === document.body;
    if (wasInside.current && isLost) focusMain(controls.current);
  }, [phase]);
  return controls;
}

/** Gives the focus to the control that is marked as the main one. */
export function focusMain(controls: Element | null): void {
  controls?.querySelector<HTMLElement>('[data-main]')?.focus();
}
