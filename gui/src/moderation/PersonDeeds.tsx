import {
  Ban,
  Ear,
  EarOff,
  Flag,
  Hand,
  Hourglass,
  type LucideIcon,
  Mic,
  MicOff,
  MicVocal,
  ShieldCheck,
  ShieldMinus,
  UserRoundMinus,
  Users,
  Volume2,
  VolumeOff,
} from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blocks } from '../api/blocks';
import type { Participant } from '../api/types';
import { useReadable } from '../store/useReadable';
import { Button } from '../ui/Button';
import { MenuItem } from '../ui/Menu';
import { type Choice, choicesFor } from './choices';
import type { Deed } from './deeds';
import { openDialog } from './dialogs';
import { timeoutLengths, useLengthWords } from './lengths';
import { moderationOf } from './moderation';
import styles from './PersonDeeds.module.css';
import { ReasonField } from './ReasonField';
import { useRoomNow } from './viewer';

export const icons: Record<Choice, LucideIcon> = {
  soft_mute: Mic,
  ask_unmute: Hand,
  mute: MicOff,
  unmute: Mic,
  deafen: EarOff,
  undeafen: Ear,
  timeout: Hourglass,
  timeout_end: Hourglass,
  invite_to_speak: MicVocal,
  move_to_listener: Users,
  promote: ShieldCheck,
  demote: ShieldMinus,
  kick: UserRoundMinus,
  cool_off_end: UserRoundMinus,
  ban: Ban,
  ban_lift: Ban,
  block: VolumeOff,
  unblock: Volume2,
  report: Flag,
};

const dangerous: ReadonlySet<Choice> = new Set(['kick', 'ban']);

type PersonDeedsProps = { person: Participant; close: () => void };

/** What the viewer may do about a person, and nothing that they may not. */
export function PersonDeeds({ person, close }: PersonDeedsProps) {
  const room = useRoomNow();
  const { t } = useTranslation('moderation');
  const blocked = useReadable(blocks.userIds).has(person.userId);
  const [reason, setReason] = useState('');
  const [timing, setTiming] = useState(false);
  const groups = choicesFor(person, room, blocked);
  const moderation = moderationOf(room.streamId);
  const act = (deed: Deed) => {
    close();
    void moderation.act(deed, [person], reason.trim());
  };
  const choose = (choice: Choice) => {
    if (choice === 'timeout') return setTiming(!timing);
    if (choice !== 'ban' && choice !== 'report') return act({ kind: choice } as Deed);
    close();
    openDialog.set(choice === 'ban' ? { kind: 'ban', people: [person], reason } : { kind: 'report', person });
  };
  const punishes = groups.some((group) => group.includes('mute') || group.includes('kick'));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a short way between its buttons
    <div className={styles.deeds} onKeyDown={walk}>
      {groups.map((group) => (
        <ul key={group[0]} aria-label={t('menu.actions', { name: person.displayName })}>
          {group.map((choice) => (
            <li key={choice}>
              <Item
                choice={choice}
                expanded={choice === 'timeout' ? timing : undefined}
                onClick={() => choose(choice)}
              />
              {choice === 'timeout' && timing && (
                <Lengths onChoose={(durationMs) => act({ kind: 'timeout', durationMs })} />
              )}
            </li>
          ))}
        </ul>
      ))}
      {punishes && <ReasonField value={reason} onChange={setReason} />}
    </div>
  );
}

function Item({ choice, expanded, onClick }: { choice: Choice; expanded: boolean | undefined; onClick: () => void }) {
  const { t } = useTranslation('moderation');
  const Icon = icons[choice];
  return (
    <MenuItem
      icon={<Icon size={18} aria-hidden="true" />}
      danger={dangerous.has(choice)}
      expanded={expanded}
      onClick={onClick}
    >
      <span className={styles.words}>
        {t(`deed.${choice}`)}
        {(choice === 'mute' || choice === 'kick' || choice === 'block') && <small>{t(`hint.${choice}`)}</small>}
      </span>
    </MenuItem>
  );
}

export function Lengths({ onChoose }: { onChoose: (ms: number) => void }) {
  const { t } = useTranslation('moderation');
  const words = useLengthWords();
  return (
    <fieldset className={styles.lengths}>
      <legend className={styles.legend}>{t('length.label')}</legend>
      {timeoutLengths.map((ms) => (
        <Button key={ms} size="small" onClick={() => onChoose(ms)}>
          {words(ms)}
        </Button>
      ))}
    </fieldset>
  );
}

/** Arrow keys go from button to button, Home and End to the ends. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.target instanceof HTMLInputElement) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[(to + buttons.length) % buttons.length]?.focus();
}
