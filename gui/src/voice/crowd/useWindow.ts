import {
  defaultRangeExtractor,
  type Range,
  useVirtualizer,
  useWindowVirtualizer,
  type VirtualItem,
} from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useMedia } from '../../ui/useMedia';

/** Rows up to which all are drawn: so few cost nothing, and the browser's own search finds them. */
const ALL = 60;
/** Rows that are drawn beyond each edge of what is in sight. */
const OVERSCAN = 8;
/** A row's height, rem, until it has been measured. */
const ROW_REM = 3.25;
/** Rows above what is in sight, from which on what is in sight keeps its place when somebody above comes or goes. */
const DEEP = 4;

type Wishes = {
  count: number;
  keyOf: (index: number) => string | number;
  /** The row that is drawn wherever it is; -1 for none. */
  held: number;
};

type Drawn = {
  /** Goes on the list, whose rows lie at their `start` and hand themselves to `measure`. */
  list: RefObject<HTMLUListElement | null>;
  height: number;
  drawn: readonly Pick<VirtualItem, 'index' | 'key' | 'start'>[];
  measure: (row: Element | null) => void;
};

/** Which rows of a long list to draw where: beside the picture the panel marked `data-scroller` scrolls, else the page does. */
export function useWindow({ count, keyOf, held }: Wishes): Drawn {
  const wide = useMedia('(min-width: 60rem)');
  const list = useRef<HTMLUListElement>(null);
  const [margin, setMargin] = useState(0);
  const deep = useRef(false);
  const common = {
    count,
    getItemKey: keyOf,
    rangeExtractor: useCallback((range: Range) => indexesOf(range, held), [held]),
    estimateSize: rowHeight,
    overscan: OVERSCAN,
    scrollMargin: margin,
    anchorTo: deep.current ? ('end' as const) : ('start' as const),
  };
  const panel = useVirtualizer({ ...common, enabled: wide, getScrollElement: () => scrollerOf(list.current) });
  const page = useWindowVirtualizer({ ...common, enabled: !wide });
  const virtual = wide ? panel : page;
  // Whatever stands above may have grown or shrunk.
  useLayoutEffect(() => {
    if (!list.current?.offsetParent) return;
    const above = aboveIn(wide ? scrollerOf(list.current) : null);
    const next = Math.round(list.current.getBoundingClientRect().top - above);
    setMargin(next);
    deep.current = (virtual.scrollOffset ?? 0) > next + DEEP * rowHeight();
  });
  const drawn = virtual.getVirtualItems().map(({ index, key, start }) => ({ index, key, start: start - margin }));
  return { list, height: virtual.getTotalSize(), drawn, measure: virtual.measureElement };
}

/** Where what scrolls begins, in the window: the panel's inside, or the page. */
function aboveIn(scroller: Element | null): number {
  return scroller ? scroller.getBoundingClientRect().top - scroller.scrollTop : -window.scrollY;
}

function scrollerOf(list: Element | null): Element | null {
  return list?.closest('[data-scroller]') ?? null;
}

/** What is in sight, and the row that the keyboard is in with those beside it, to which arrow keys lead. */
function indexesOf(range: Range, held: number): number[] {
  if (range.count <= ALL) return Array.from({ length: range.count }, (_, index) => index);
  const beside = held < 0 ? [] : [held - 1, held, held + 1].filter((index) => index >= 0 && index < range.count);
  return [...new Set([...defaultRangeExtractor(range), ...beside])].toSorted((a, b) => a - b);
}

function rowHeight(): number {
  return ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
