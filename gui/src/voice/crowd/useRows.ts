import { useCallback, useMemo } from 'react';
import { useReadable } from '../../store/useReadable';
import { useSettled } from '../../ui/useSettled';
import type { Precedence } from '../panel/order';
import { isWhole, type Roster } from '../roster/roster';
import { foundIn, type Rows, rowsOf } from './rows';
import { type PeopleSource, usePages } from './usePages';

/** A question is asked when nothing was typed for this time, ms. */
const TYPING_MS = 250;
/** The next page is asked for when no more rows than these are left below what is in sight. */
const AHEAD = 60;

export type Crowded = {
  readonly rows: Rows;
  /** `searching`: it is not known yet how many there are. `failed`: what is missing could not be read. */
  readonly state: 'ready' | 'searching' | 'failed';
  /** The last row that is drawn; what is missing there is asked for. */
  readonly reached: (last: number) => void;
  readonly again: () => void;
};

/** The rows of a room's list, or of what is found in it: those who are known at once, the others as far as they are looked for. */
export function useRows(
  roster: Roster,
  source: PeopleSource,
  q: string,
  { ownUserId, heard }: Pick<Precedence, 'ownUserId' | 'heard'>,
): Crowded {
  const settled = useSettled(q, TYPING_MS);
  const list = usePages(source, '', roster.base);
  const search = usePages(source, settled, roster.base);
  const pages = q === '' ? list : search;
  const { kind, total } = useReadable(pages.state);
  const asks = !isWhole(roster) && (q === '' || q === settled);
  const expected = asks && kind !== 'ended' ? total : undefined;
  const rows = useMemo(
    () => (q === '' ? rowsOf(roster, { ownUserId, heard }) : foundIn(roster, q, expected)),
    [roster, ownUserId, heard, q, expected],
  );
  const known = rows.people.length;
  const reached = useCallback(
    (last: number) => {
      if (asks && kind === 'open' && last >= known - AHEAD) pages.more();
    },
    [asks, kind, known, pages],
  );
  const again = useCallback(() => pages.again(), [pages]);
  const unsure = q !== '' && !isWhole(roster) && !(asks && total !== undefined);
  const failed = asks && kind === 'failed';
  return { rows, state: failed ? 'failed' : unsure ? 'searching' : 'ready', reached, again };
}
