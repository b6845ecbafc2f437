import type { Participant } from '../../api/types';

/** Who came and who went since the last announcement. */
export type Arrivals = { readonly came: readonly string[]; readonly went: readonly string[] };

/** Compares two rosters by user; oneself is not news. */
export function arrivals(
  before: readonly Participant[],
  now: readonly Participant[],
  ownUserId: string | undefined,
): Arrivals {
  return { came: missingIn(before, now, ownUserId), went: missingIn(now, before, ownUserId) };
}

/** The display names of those in `these` who are not in `those`. */
function missingIn(those: readonly Participant[], these: readonly Participant[], except: string | undefined): string[] {
  const known = new Set(those.map(({ userId }) => userId));
  return these.filter(({ userId }) => !known.has(userId) && userId !== except).map(({ displayName }) => displayName);
}
