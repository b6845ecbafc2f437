import { Ellipsis, VolumeX } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Popover } from 'react-aria-components/Popover';
import { useTranslation } from 'react-i18next';
import { editPerson } from '../../api/settingsEdits';
import { voiceSettings } from '../../api/settingsStore';
import type { Participant } from '../../api/types';
import { useVoiceSettings } from '../../api/useVoiceSettings';
import { type PersonChoices, personChoices } from '../../api/voiceSettings';
import { IconButton } from '../../ui/Button';
import { Slider } from '../../ui/Slider';
import { SwitchField } from '../../ui/SwitchField';
import { useNarrow } from '../../ui/useNarrow';
import styles from './PersonMenu.module.css';

type PersonMenuProps = {
  participant: Participant;
  /** What else one may do about this person. */
  more?: ((participant: Participant, close: () => void) => ReactNode) | undefined;
};

/**
 * What one may do about somebody: how loud they are for oneself, and what else the page adds. Opens by its button, by a right
 * click or the context key anywhere in the person's row.
 */
export function PersonMenu({ participant, more }: PersonMenuProps) {
  const { userId, displayName } = participant;
  const { t } = useTranslation('voice');
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const choices = personChoices(useVoiceSettings(), userId);
  useContextMenu(button, () => setOpen(true));
  return (
    <>
      <IconButton
        ref={button}
        size="small"
        className={choices.muted ? styles.muted : styles.trigger}
        label={t(choices.muted ? 'person.menuMuted' : 'person.menu', { name: displayName })}
        aria-haspopup="dialog"
        aria-expanded={open}
        icon={choices.muted ? <VolumeX size={17} /> : <Ellipsis size={18} />}
        onClick={() => setOpen(!open)}
      />
      <Surface trigger={button} isOpen={open} onOpenChange={setOpen}>
        <Dialog className={styles.dialog ?? ''} aria-label={t('person.menu', { name: displayName })}>
          <p className={styles.name}>
            <bdi>{displayName}</bdi>
          </p>
          <Loudness choices={choices} />
          {more?.(participant, () => setOpen(false))}
        </Dialog>
      </Surface>
    </>
  );
}

type SurfaceProps = {
  trigger: RefObject<HTMLButtonElement | null>;
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
};

/** Beside its button, or on phones a sheet from below. */
function Surface({ trigger, isOpen, onOpenChange, children }: SurfaceProps) {
  const common = { isOpen, onOpenChange };
  if (useNarrow()) {
    return (
      <ModalOverlay {...common} isDismissable className={styles.scrim ?? ''}>
        <Modal className={styles.sheet ?? ''}>{children}</Modal>
      </ModalOverlay>
    );
  }
  return (
    <Popover {...common} triggerRef={trigger} placement="left" className={styles.popover ?? ''}>
      {children}
    </Popover>
  );
}

/** A right click, a long press, the context key or Shift+F10 in the row that the button is in. */
function useContextMenu(button: RefObject<HTMLButtonElement | null>, open: () => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const row = button.current?.closest('li');
    const onContextMenu = (event: Event) => {
      event.preventDefault();
      latest.current();
    };
    row?.addEventListener('contextmenu', onContextMenu);
    return () => row?.removeEventListener('contextmenu', onContextMenu);
  }, [button]);
}

function Loudness({ choices: { userId, volumePercent, muted } }: { choices: PersonChoices }) {
  const { t } = useTranslation('voice');
  return (
    <>
      <Slider
        label={t('person.volume')}
        value={volumePercent}
        min={0}
        max={200}
        step={5}
        usual={100}
        disabled={muted}
        format={(value) => t('stats.percent', { value })}
        onChange={(next) => voiceSettings.change(editPerson(userId, { volumePercent: next }))}
      />
      <SwitchField
        label={t('person.mute')}
        hint={t('person.muteHint')}
        selected={muted}
        onChange={(next) => voiceSettings.change(editPerson(userId, { muted: next }))}
      />
    </>
  );
}
