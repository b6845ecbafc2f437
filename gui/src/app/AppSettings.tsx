import { LogIn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRoute } from 'wouter';
import { AccountSection } from '../account/AccountSection';
import { useStream } from '../api/streams';
import type { User } from '../api/types';
import SettingsDialog from '../settings/SettingsDialog';
import type { Section } from '../settings/sections';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { useDialogs } from './DialogHost';
import { closeSettings, turnSettingsTo } from './settingsLink';

type AppSettingsProps = { me: User | null; section: Section | undefined };
type Watched = { readonly id: string; readonly title: string };

/** The settings beside whatever page is open. Loaded when they are first opened. */
export default function AppSettings(props: AppSettingsProps) {
  // The account's part has its texts by the time that it is turned to.
  useTranslation(['app', 'account']);
  const [isWatching, params] = useRoute('/s/:id');
  return isWatching ? <BesideStream id={params.id} {...props} /> : <Settings stream={undefined} {...props} />;
}

function BesideStream({ id, ...props }: AppSettingsProps & { id: string }) {
  const { data } = useStream(id);
  return <Settings stream={data && { id, title: data.title }} {...props} />;
}

function Settings({ me, section, stream }: AppSettingsProps & { stream: Watched | undefined }) {
  const { open } = useDialogs();
  const signIn = () => open({ kind: 'enter', way: 'signIn' });
  return (
    <SettingsDialog
      section={section}
      stream={stream}
      profile={me ? <AccountSection key={me.id} me={me} onGone={closeSettings} /> : <Nobody onSignIn={signIn} />}
      onSection={turnSettingsTo}
      onSignIn={signIn}
      onClose={closeSettings}
    />
  );
}

function Nobody({ onSignIn }: { onSignIn: () => void }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      level={2}
      icon={<LogIn size={28} />}
      title={t('nobody.title')}
      action={
        <Button look="primary" onClick={onSignIn}>
          {t('nav.signIn')}
        </Button>
      }
    >
      {t('nobody.text')}
    </EmptyState>
  );
}
