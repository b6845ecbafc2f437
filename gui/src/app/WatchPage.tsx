import { Info, Mic } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../api/account';
import { useRefreshStream } from '../api/streams';
import type { Stream } from '../api/types';
import { StreamPage } from '../stream/StreamPage';
import { Tabs } from '../ui/Tabs';
import { RosterPreview } from '../voice/RosterPreview';
import { useRoomClosed } from '../voice/voiceStatus';
import { LazyVoiceSide } from './preload';
import { VoiceCount, VoiceHud } from './VoiceHud';

const AboutTab = lazy(() => import('../stream/AboutTab'));

/** A stream with its voice room: here features meet that do not know of each other. */
export function WatchPage({ id }: { id: string }) {
  useEndWithRoom(id);
  return <StreamPage id={id} hud={<VoiceHud streamId={id} />} side={(stream) => <Side stream={stream} />} />;
}

/** A room that closes tells that its stream ended, long before the page would ask again. */
function useEndWithRoom(id: string): void {
  const closed = useRoomClosed(id);
  const refresh = useRefreshStream(id);
  useEffect(() => {
    if (closed) refresh();
  }, [closed, refresh]);
}

function Side({ stream }: { stream: Stream }) {
  const { t } = useTranslation();
  const me = useMe();
  const voice = (
    <Suspense fallback={<RosterPreview streamId={stream.id} />}>
      <LazyVoiceSide stream={stream} me={me ?? null} />
    </Suspense>
  );
  return (
    <Tabs
      label={t('tabs.label')}
      tabs={[
        {
          id: 'voice',
          label: t('tabs.voice'),
          icon: <Mic size={18} aria-hidden="true" />,
          badge: <VoiceCount streamId={stream.id} />,
          content: voice,
        },
        {
          id: 'about',
          label: t('tabs.about'),
          icon: <Info size={18} aria-hidden="true" />,
          content: (
            <Suspense>
              <AboutTab stream={stream} />
            </Suspense>
          ),
        },
      ]}
    />
  );
}
