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
import { icons } from './icons';
import { coolOffLengths, timeoutLengths, useLengthWords } from './lengths';
import { moderationOf } from './moderation';
import styles from './PersonDeeds.module.css';
import { ReasonField } from './ReasonField';
import { useRoomNow } from './viewer';

const dangerous: ReadonlySet<Choice> = new Set(['kick', 'kick_longer', 'ban']);
/** What is chosen with a length of time, and the lengths. */
const lengthsOf: Partial<Record<Choice, readonly number[]>> = { timeout: timeoutLengths, kick_longer: coolOffLengths };

type PersonDeedsProps = { person: Participant; close: () => void };

/** What the viewer may do about a person, and nothing that they may not. */
export function PersonDeeds({ person, close }: PersonDeedsProps) {
  const room = useRoomNow();
  const { t } = useTranslation('moderation');
  const blocked = useReadable(blocks.userIds).has(person.userId);
  const [reason, setReason] = useState('');
  const [timing, setTiming] = useState<Choice>();
  const groups = choicesFor(person, room, blocked);
  const moderation = moderationOf(room.streamId);
  const act = (deed: Deed) => {
    close();
    void moderation.act(deed, [person], reason.trim());
  };
  const choose = (choice: Choice) => {
    if (lengthsOf[choice]) return setTiming(timing === choice ? undefined : choice);
    if (choice !== 'ban' && choice !== 'report') return act({ kind: choice } as Deed);
    close();
    openDialog.set(choice === 'ban' ? { kind: 'ban', people: [person], reason } : { kind: 'report', person });
  };
  const punishes = groups.some((group) => group.includes('mute') || group.includes('kick'));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a short way between its buttons
    <div className={styles.deeds} onKeyDown={walk}>
      {punishes && (
        <div className={styles.reason}>
          <ReasonField value={reason} onChange={setReason} />
        </div>
      )}
      {groups.map((group) => (
        <ul key={group[0]} aria-label={t('menu.actions', { name: person.displayName })}>
          {group.map((choice) => (
            <li key={choice}>
              <Item choice={choice} expanded={lengthsOf[choice] && timing === choice} onClick={() => choose(choice)} />
              {timing === choice && (
                <Lengths
                  lengths={lengthsOf[choice] ?? []}
                  onChoose={(ms) =>
                    act(choice === 'timeout' ? { kind: choice, durationMs: ms } : { kind: 'kick', coolOffMs: ms })
                  }
                />
              )}
            </li>
          ))}
        </ul>
      ))}
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

type LengthsProps = { lengths?: readonly number[]; onChoose: (ms: number) => void };

export function Lengths({ lengths = timeoutLengths, onChoose }: LengthsProps) {
  const { t } = useTranslation('moderation');
  const words = useLengthWords();
  return (
    <fieldset className={styles.lengths}>
      <legend className={styles.legend}>{t('length.label')}</legend>
      {lengths.map((ms) => (
        <Button key={ms} size="small" onClick={() => onChoose(ms)}>
          {words(ms)}
        </Button>
      ))}
    </fieldset>
  );
}

/** Arrow keys go from button to button, Home and End to the ends. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  if (event.target instanceof HTMLTextAreaElement) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[(to + buttons.length) % buttons.length]?.focus();
}
