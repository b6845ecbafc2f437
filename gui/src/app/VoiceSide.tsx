import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { blocks } from '../api/blocks';
import type { Participant, Stream, User } from '../api/types';
import { moderationOf } from '../moderation/moderation';
import { amend } from '../moderation/overlay';
import { RoomContext, type RoomNow } from '../moderation/viewer';
import { useReadable } from '../store/useReadable';
import type { OwnVoice, RoomExtras } from '../voice/panel/extras';
import VoiceTab from '../voice/VoiceTab';
import { useVoiceRoom } from '../voice/voiceRoom';
import { useDialogs } from './DialogHost';
import { openSettings } from './settingsLink';

const load = () => import('../moderation/parts');
const PersonDeeds = lazy(async () => ({ default: (await load()).PersonDeeds }));
const SelectBox = lazy(async () => ({ default: (await load()).SelectBox }));
const RoomTools = lazy(async () => ({ default: (await load()).RoomTools }));
const PersonBadges = lazy(async () => ({ default: (await load()).PersonBadges }));
const OwnNotices = lazy(async () => ({ default: (await load()).OwnNotices }));
const HandBar = lazy(async () => ({ default: (await load()).HandBar }));
const OnTop = lazy(async () => ({ default: (await load()).OnTop }));

const quietly = (part: ReactNode) => <Suspense>{part}</Suspense>;
const menu = (person: Participant, close: () => void) => quietly(<PersonDeeds person={person} close={close} />);
const lead = (person: Participant) => quietly(<SelectBox person={person} />);
const badges = (person: Participant) => quietly(<PersonBadges person={person} />);
const tools = quietly(<RoomTools />);
const notices = (voice: OwnVoice) => quietly(<OwnNotices voice={voice} />);
const foot = (voice: OwnVoice) => quietly(<HandBar voice={voice} />);

/** The Voice tab with what its hosts, and everybody else, may do about the people in it. */
export default function VoiceSide({ stream, me }: { stream: Stream; me: User | null }) {
  useTranslation(['voice', 'moderation']);
  const { open } = useDialogs();
  const now = useRoomNow(stream, me);
  const extras = useExtras(stream.id, now !== null);
  return (
    <RoomContext value={now}>
      <VoiceTab
        streamId={stream.id}
        stream={stream}
        me={me}
        extras={extras}
        onSignIn={() => open({ kind: 'enter', way: 'guest' })}
        onSettings={() => openSettings('devices')}
      />
      {now && quietly(<OnTop />)}
    </RoomContext>
  );
}

/** The room with oneself in it; null while either is not known. */
function useRoomNow(stream: Stream, me: User | null): RoomNow | null {
  const { roster } = useReadable(useVoiceRoom(stream.id).shown);
  const { participants: people, room, hands } = roster ?? {};
  return useMemo(() => {
    if (!people || !room || !hands || !me) return null;
    const own = people.find(({ userId }) => userId === me.id);
    const role = stream.mine || room.actingHost === me.id ? 'host' : (own?.role ?? 'listener');
    const viewer = { userId: me.id, displayName: me.displayName, role, guest: me.guest, own };
    return { streamId: stream.id, viewer, room, people, hands };
  }, [people, room, hands, me, stream.id, stream.mine]);
}

function useExtras(streamId: string, ready: boolean): RoomExtras | undefined {
  const overlay = useReadable(moderationOf(streamId).overlay);
  const blocked = useReadable(blocks.userIds);
  return useMemo(() => {
    if (!ready) return undefined;
    return {
      amend: (people: readonly Participant[]) => amend(people, overlay),
      blocked,
      menu,
      lead,
      badges,
      tools,
      notices,
      foot,
    };
  }, [ready, overlay, blocked]);
}
