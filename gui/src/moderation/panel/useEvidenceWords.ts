import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';

const known = ['participant_joined', 'participant_left', 'room_updated', 'hand_queue_updated', 'room_closed'] as const;

type Told = {
  readonly t?: string;
  readonly d?: { readonly participant?: Partial<Participant>; readonly userId?: string; readonly reason?: string };
};

/** Says events of a room in a line each: who, and what. Whoever left is named by what came before. */
export function useEvidenceWords(): (events: readonly Told[]) => readonly string[] {
  const { t } = useTranslation('moderation');
  const what = ({ t: type, d }: Told) => {
    const kind = known.find((each) => each === type);
    if (kind) return t(`reports.event.${kind}`);
    if (type === 'participant_updated') return t(`reports.event.${stateOf(d?.participant ?? {})}`);
    return type;
  };
  return (events) => {
    const names = namesIn(events);
    return events.map((event) => {
      const { participant, userId, reason } = event.d ?? {};
      const name = participant?.displayName ?? names.get(userId);
      return [name, what(event), reason].filter(Boolean).join(' · ');
    });
  };
}

function namesIn(events: readonly Told[]): ReadonlyMap<string | undefined, string | undefined> {
  return new Map(
    events.flatMap(({ d }) => (d?.participant ? [[d.participant.userId, d.participant.displayName]] : [])),
  );
}

function stateOf(person: Partial<Participant>): 'deafened' | 'muted' | 'micOff' | 'micOn' {
  if (person.serverDeafened) return 'deafened';
  if (person.serverMuted) return 'muted';
  return person.selfMuted ? 'micOff' : 'micOn';
}
