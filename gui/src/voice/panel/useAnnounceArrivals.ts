import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';
import { useAnnounce } from '../../ui/announce';
import type { RosterFeed } from '../roster/rosterFeed';
import { type Arrivals, arrivals } from './arrivals';

/** Comings and goings within this time are told as one, so that a busy room does not talk over everything else. */
const GATHER_MS = 4_000;

/** Tells screen readers who joins and leaves, in rooms in which everybody is known: in others somebody new may have been there before. */
export function useAnnounceArrivals(feed: RosterFeed, ownUserId: string | undefined): void {
  const announce = useAnnounce();
  const { t } = useTranslation('voice');
  const told = useRef<readonly Participant[] | undefined>(undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      const { roster } = feed.view.get();
      const now = roster?.complete ? roster.participants : undefined;
      if (told.current && now)
        for (const message of messages(arrivals(told.current, now, ownUserId), t)) announce(message);
      told.current = now;
    };
    const gather = () => {
      timer ??= setTimeout(tell, told.current ? GATHER_MS : 0);
    };
    gather();
    const forget = feed.view.subscribe(gather);
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, [feed, ownUserId, announce, t]);
}

type Translate = ReturnType<typeof useTranslation<'voice'>>['t'];

function messages({ came, went }: Arrivals, t: Translate): string[] {
  const [firstIn, firstOut] = [came[0], went[0]];
  return [
    firstIn && t('announce.came', { name: firstIn, count: came.length, others: came.length - 1 }),
    firstOut && t('announce.went', { name: firstOut, count: went.length, others: went.length - 1 }),
  ].filter((message) => message !== undefined);
}
