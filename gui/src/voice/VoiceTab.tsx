import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { blocks } from '../api/blocks';
import { ownSanctions } from '../api/ownSanctions';
import { voiceSettings } from '../api/settingsStore';
import type { Participant, Stream, User } from '../api/types';
import { useVoiceSettings } from '../api/useVoiceSettings';
import { playChime } from '../audio/chimes';
import { streamSound } from '../audio/streamSound';
import { useReadable } from '../store/useReadable';
import { Call } from './call/call';
import { Listening } from './call/listening';
import { Crowd } from './crowd/Crowd';
import { CallBar } from './panel/CallBar';
import { CallNotices } from './panel/CallNotices';
import { Connecting } from './panel/Connecting';
import type { OwnVoice, RoomExtras } from './panel/extras';
import { JoinPanel } from './panel/JoinPanel';
import { LossBanner } from './panel/LossBanner';
import { People } from './panel/People';
import type { PersonParts } from './panel/Person';
import { PersonMenu } from './panel/PersonMenu';
import { useAnnounceArrivals } from './panel/useAnnounceArrivals';
import { useAnnounceSelf } from './panel/useAnnounceSelf';
import { useAutoJoin } from './panel/useAutoJoin';
import { focusMain, useKeptFocus } from './panel/useKeptFocus';
import { useVoiceKeys } from './panel/useVoiceKeys';
import styles from './panel/VoiceTab.module.css';
import type { Roster } from './roster/roster';
import { useSharedMicrophone } from './useSharedMicrophone';
import { useVoiceRoom, type VoiceRoom } from './voiceRoom';

type VoiceTabProps = {
  streamId: string;
  stream: Stream;
  /** Who is signed in, null for nobody. */
  me: User | null;
  /** Opens the dialog to come in as a guest or with an account. */
  onSignIn: () => void;
  /** Opens the settings of devices and sound. */
  onSettings: () => void;
  extras?: RoomExtras | undefined;
};

/** The Voice tab: joining, the room and one's own microphone. Loaded when its tab is shown. */
export default function VoiceTab({ streamId, stream, me, onSignIn, onSettings, extras }: VoiceTabProps) {
  const room = useVoiceRoom(streamId);
  const call = room.call(() => createCall(streamId, room));
  const state = useReadable(call.state);
  const { roster: told, link } = useReadable(room.shown);
  const roster = useShown(told, extras);
  const parts = useParts(me !== null, extras);
  const speaking = useReadable(call.transmission.speaking);
  const { pushToTalk } = useVoiceSettings().account;
  const own = told?.participants.find(({ userId }) => userId === me?.id);
  const voice: OwnVoice = {
    joined: state.kind === 'joined' || state.kind === 'reconnecting',
    muted: useReadable(call.transmission.self).muted,
    setMuted: (muted) => call.transmission.setMuted(muted),
  };

  // What shows up later has its texts by then: nothing that is in sight goes away while they come.
  useTranslation(['voice', 'keys']);
  const foot = useKeptFocus(state.kind);

  useEffect(() => call.preload(), [call]);
  useVoiceKeys(call.transmission, pushToTalk, state.kind === 'joined' || state.kind === 'reconnecting');
  useAutoJoin(call, streamId, stream, me, roster?.room);
  useAnnounceArrivals(room.feed, me?.id);
  useAnnounceSelf(call);
  useSharedMicrophone(call.microphone);

  return (
    <div className={styles.tab} data-voice={state.kind}>
      <div className={styles.scroll} data-scroller>
        <div className={styles.notices}>
          <LossBanner call={state} link={link} />
          <CallNotices call={call} streamId={streamId} me={me} onSignIn={onSignIn} />
          {extras?.notices(voice)}
        </div>
        <People roster={roster} tools={extras?.tools}>
          {(known) => (
            <Crowd
              roster={known}
              source={room}
              ownUserId={me?.id}
              ownSpeaking={speaking}
              parts={parts}
              onSkip={() => focusMain(foot.current)}
            />
          )}
        </People>
      </div>
      <div className={styles.foot} ref={foot}>
        {extras?.foot(voice)}
        {(state.kind === 'idle' || state.kind === 'refused') && (
          <JoinPanel call={call} stream={stream} roster={told} me={me} onSignIn={onSignIn} onSettings={onSettings} />
        )}
        {(state.kind === 'preparing' || state.kind === 'joining') && <Connecting call={call} />}
        {me && (state.kind === 'joined' || state.kind === 'reconnecting' || state.kind === 'leaving') && (
          <CallBar call={call} me={me} own={own} onSettings={onSettings} />
        )}
      </div>
    </div>
  );
}

/** What stands in the rows, for who is signed in. */
function useParts(signedIn: boolean, extras: RoomExtras | undefined): PersonParts | undefined {
  const { menu, lead, badges } = extras ?? {};
  return useMemo(() => {
    if (!signedIn) return undefined;
    const actions = (participant: Participant) => <PersonMenu participant={participant} more={menu} />;
    return { actions, ...(lead && { lead }), ...(badges && { badges }) };
  }, [signedIn, menu, lead, badges]);
}

/** The room as it will be once what was asked for has arrived, and without the voices that one has blocked. */
function useShown(roster: Roster | undefined, extras: RoomExtras | undefined): Roster | undefined {
  return useMemo(() => {
    if (!roster || !extras) return roster;
    const participants = extras.amend(roster.participants);
    const gone = roster.participants.length - participants.length;
    const counts = { ...roster.counts, participants: roster.counts.participants - gone };
    const speaking = without(roster.speaking, extras.blocked);
    return { ...roster, participants, counts, speaking };
  }, [roster, extras]);
}

function without(all: ReadonlySet<string>, some: ReadonlySet<string>): ReadonlySet<string> {
  return some.size === 0 ? all : new Set([...all].filter((each) => !some.has(each)));
}

function createCall(streamId: string, room: VoiceRoom): Call {
  const { settings, view: account } = voiceSettings;
  const listening = new Listening(streamId, settings, streamSound, blocks.userIds);
  return new Call({
    api: room.api,
    denied: (denial) => ownSanctions.refused(streamId, denial),
    feed: room.feed,
    settings,
    account,
    listening,
    playChime,
    loadLink: async () => {
      const link = new (await import('./media/mediaLink')).MediaLink();
      listening.follow(link);
      return link;
    },
  });
}
