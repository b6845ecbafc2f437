import { type RefObject, useEffect, useRef } from 'react';

/**
 * A section is read from its start. Where the list and a section take turns, the keyboard goes along: into the section's
 * heading, and back to the list.
 */
export function useSectionFocus(section: string | undefined): RefObject<HTMLDivElement | null> {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    scroll.current?.scrollTo(0, 0);
    const dialog = scroll.current?.closest('[role=dialog]');
    const focused = document.activeElement;
    if (!dialog || (focused instanceof HTMLElement && focused !== dialog && isShown(focused))) return;
    const place = section ? '#settings-section' : 'nav [aria-current]';
    dialog.querySelector<HTMLElement>(place)?.focus();
  }, [section]);
  return scroll;
}

function isShown(element: HTMLElement): boolean {
  return element !== document.body && element.getClientRects().length > 0;
}
