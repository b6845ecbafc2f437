import { useEffect, useMemo } from 'react';
import type { ParticipantsPage } from '../../api/types';
import type { VoiceApi } from '../call/voiceApi';
import type { Place } from '../roster/roster';
import type { RosterFeed } from '../roster/rosterFeed';
import { parsePosition } from '../roster/wire';
import { Pages } from './pages';

/** What the list of a large room is read with. */
export type PeopleSource = { readonly api: Pick<VoiceApi, 'participants'>; readonly feed: Pick<RosterFeed, 'merge'> };

/** The pages of those whose name holds `q`, of everybody where it is empty; begun anew with every `base` of the roster. */
export function usePages({ api, feed }: PeopleSource, q: string, base: object): Pages {
  const pages = useMemo(() => {
    const accept = (page: ParticipantsPage) => {
      const position = parsePosition(page.position);
      const reach = q === '' ? { to: reachOf(page), base } : undefined;
      if (position) feed.merge({ participants: page.participants, position }, reach);
    };
    return new Pages((after, signal) => api.participants({ q, after }, signal), accept);
  }, [api, feed, q, base]);
  useEffect(() => () => pages.stop(), [pages]);
  return pages;
}

function reachOf({ participants, next }: ParticipantsPage): Place | null {
  return next === null ? null : (participants.at(-1) ?? null);
}
