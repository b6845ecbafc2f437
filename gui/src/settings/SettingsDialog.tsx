import {
  AudioLines,
  BellRing,
  ChevronLeft,
  CircleUser,
  type LucideIcon,
  Mic,
  MonitorPlay,
  Radio,
  X,
} from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/Button';
import { Overlay } from '../ui/Overlay';
import { DevicesSection } from './DevicesSection';
import { ProcessingSection } from './ProcessingSection';
import { SavingNotices, SavingState } from './SavingState';
import styles from './SettingsDialog.module.css';
import { SoundsSection } from './SoundsSection';
import { StreamSection } from './StreamSection';
import { type Section, sections } from './sections';
import { TransmissionSection } from './TransmissionSection';
import { TestMicrophoneProvider, useTestMicrophoneOwner } from './testMicrophone';
import { useSectionFocus } from './useSectionFocus';

const icons: Record<Section, LucideIcon> = {
  devices: Mic,
  transmission: Radio,
  processing: AudioLines,
  stream: MonitorPlay,
  sounds: BellRing,
  profile: CircleUser,
};

type SettingsDialogProps = {
  /** What is shown; undefined is the first section, or on phones the list of them. */
  section: Section | undefined;
  /** The stream that is watched behind the dialog. */
  stream: { readonly id: string; readonly title: string } | undefined;
  /** One's own account, which another part of the page knows to show. */
  profile: ReactNode;
  onSection: (section: Section | undefined) => void;
  onSignIn: () => void;
  onClose: () => void;
};

/** All settings, beside whatever goes on behind them: changes hold at once, and nothing needs to be saved. */
export default function SettingsDialog({ section, onSection, onSignIn, onClose, ...content }: SettingsDialogProps) {
  // Texts of parts that show up later are asked for now: nothing that is in sight goes away while they come.
  const { t } = useTranslation(['settings', 'keys', 'problem']);
  const shown = section ?? 'devices';
  const microphone = useTestMicrophoneOwner();
  const scroll = useSectionFocus(section);
  return (
    <Overlay shape="window" onClose={onClose}>
      <Dialog className={styles.dialog ?? ''} data-level={section ? 'section' : 'list'}>
        <header className={styles.title}>
          <Heading slot="title" level={2}>
            {t('title')}
          </Heading>
        </header>
        <Rail shown={shown} onSection={onSection} />
        <section className={styles.panel} aria-labelledby="settings-section">
          <header className={styles.head}>
            <IconButton
              className={styles.back}
              label={t('back')}
              icon={<ChevronLeft size={22} />}
              onClick={() => onSection(undefined)}
            />
            <h2 id="settings-section" tabIndex={-1}>
              {t(`sections.${shown}`)}
            </h2>
          </header>
          <div ref={scroll} className={styles.scroll}>
            <SavingNotices onSignIn={onSignIn} />
            <TestMicrophoneProvider value={microphone}>
              <Suspense>
                <Content section={shown} {...content} />
              </Suspense>
            </TestMicrophoneProvider>
          </div>
        </section>
        <SavingState />
        <IconButton className={styles.close} label={t('close')} icon={<X size={20} />} onClick={onClose} />
      </Dialog>
    </Overlay>
  );
}

function Rail({ shown, onSection }: { shown: Section; onSection: (section: Section) => void }) {
  const { t } = useTranslation('settings');
  return (
    <nav className={styles.rail} aria-label={t('rail')}>
      <ul>
        {sections.map((section) => {
          const Icon = icons[section];
          return (
            <li key={section}>
              <button
                type="button"
                className={styles.link}
                aria-current={section === shown ? 'page' : undefined}
                onClick={() => onSection(section)}
              >
                <Icon size={18} aria-hidden="true" />
                {t(`sections.${section}`)}
              </button>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function Content({ section, stream, profile }: Pick<SettingsDialogProps, 'stream' | 'profile'> & { section: Section }) {
  switch (section) {
    case 'devices':
      return <DevicesSection />;
    case 'transmission':
      return <TransmissionSection />;
    case 'processing':
      return <ProcessingSection />;
    case 'stream':
      return <StreamSection stream={stream} />;
    case 'sounds':
      return <SoundsSection />;
    case 'profile':
      return profile;
  }
}
