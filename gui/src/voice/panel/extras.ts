import type { ReactNode } from 'react';
import type { Participant } from '../../api/types';

/** What can be done with one's own voice from elsewhere on the page. */
export type OwnVoice = {
  readonly joined: boolean;
  readonly muted: boolean;
  readonly setMuted: (muted: boolean) => void;
};

/**
 * What the page puts beside the people of a room on behalf of who runs it. The functions stay the same while the page is
 * open; what they return follows by itself.
 */
export type RoomExtras = {
  /** The people as they will be once what was just asked for has arrived. */
  readonly amend: (people: readonly Participant[]) => readonly Participant[];
  /** Who is neither heard nor shown speaking. */
  readonly blocked: ReadonlySet<string>;
  /** More to do about a person; `close` closes their menu. */
  readonly menu: (participant: Participant, close: () => void) => ReactNode;
  /** In front of a person. */
  readonly lead: (participant: Participant) => ReactNode;
  /** Beside a person's name. */
  readonly badges: (participant: Participant) => ReactNode;
  /** Above everybody. */
  readonly tools: ReactNode;
  /** On top of the tab: what concerns oneself. */
  readonly notices: (own: OwnVoice) => ReactNode;
  /** Above one's own place in the room. */
  readonly foot: (own: OwnVoice) => ReactNode;
};
