import type { Participant } from '../api/types';

/** What was asked for and the room does not show yet. */
export type Expected = {
  readonly id: string;
  readonly userId: string;
  readonly sessionId: string;
  /** null: the person is to be gone. */
  readonly change: Partial<Participant> | null;
  /** The person's version that has it; undefined while the API has not answered. */
  readonly version: number | undefined;
};

export type Overlay = readonly Expected[];

/** The people of a room as they will be once everything that was asked for has arrived. */
export function amend(participants: readonly Participant[], overlay: Overlay): readonly Participant[] {
  if (overlay.length === 0) return participants;
  return participants.flatMap((participant) => {
    const pending = overlay.filter((expected) => concerns(expected, participant));
    if (pending.length === 0) return [participant];
    if (pending.some(({ change }) => change === null)) return [];
    return [Object.assign({}, participant, ...pending.map(({ change }) => change))];
  });
}

/** Of the same session, and not in what the room shows already. */
function concerns({ userId, sessionId, version }: Expected, participant: Participant): boolean {
  const sameSeat = userId === participant.userId && sessionId === participant.sessionId;
  return sameSeat && (version === undefined || participant.version < version);
}
