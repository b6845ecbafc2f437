import { useTranslation } from 'react-i18next';
import type { Participant } from '../../api/types';

const known = ['participant_joined', 'participant_left', 'room_updated', 'hand_queue_updated', 'room_closed'] as const;

type Told = {
  readonly t?: string;
  readonly d?: { readonly participant?: Participant; readonly userId?: string; readonly reason?: string };
};

/** Says events of a room in a line each: who, and what was different from the event before. */
export function useEvidenceWords(): (events: readonly Told[]) => readonly string[] {
  const { t } = useTranslation('moderation');
  return (events) => {
    const people = new Map<string | undefined, Participant>();
    return events.map(({ t: type, d: { participant, userId, reason } = {} }) => {
      const before = people.get(participant?.userId ?? userId);
      const person = participant ?? before;
      if (person) people.set(person.userId, person);
      const kind = known.find((each) => each === type);
      const what = kind ?? (participant && changeOf(before, participant));
      return [person?.displayName, what ? t(`reports.event.${what}`) : type, reason].filter(Boolean).join(' · ');
    });
  };
}

/** What a change of a person was about, as far as it is heard. */
function changeOf(before: Participant | undefined, now: Participant) {
  const voice = voiceOf(now);
  if (!before || voiceOf(before) !== voice) return voice;
  if (before.media === now.media) return 'changed';
  if (now.media === 'live') return 'connected';
  return now.media === 'lost' ? 'lost' : 'changed';
}

function voiceOf(person: Participant): 'deafened' | 'muted' | 'micOff' | 'micOn' {
  if (person.serverDeafened) return 'deafened';
  if (person.serverMuted) return 'muted';
  return person.selfMuted ? 'micOff' : 'micOn';
}
