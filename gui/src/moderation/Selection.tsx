import { ListChecks, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Participant } from '../api/types';
import { useReadable } from '../store/useReadable';
import { Button, IconButton } from '../ui/Button';
import { type Choice, choicesForAll } from './choices';
import { openDialog } from './dialogs';
import { icons } from './icons';
import { moderationOf } from './moderation';
import { Lengths } from './PersonDeeds';
import { mayTo } from './roles';
import styles from './Selection.module.css';
import { useRoomNow } from './viewer';

/** Begins to choose several people, and ends it. */
export function SelectButton() {
  const room = useRoomNow();
  const { t } = useTranslation('moderation');
  const { selection } = moderationOf(room.streamId);
  const choosing = useReadable(selection) !== null;
  return (
    <IconButton
      size="small"
      label={t(choosing ? 'select.stop' : 'select.start')}
      aria-pressed={choosing}
      icon={choosing ? <X size={18} /> : <ListChecks size={18} />}
      onClick={() => selection.set(choosing ? null : new Set())}
    />
  );
}

/** A tick in front of a person, while people are being chosen. */
export function SelectBox({ person }: { person: Participant }) {
  const room = useRoomNow();
  const { t } = useTranslation('moderation');
  const { selection } = moderationOf(room.streamId);
  const chosen = useReadable(selection);
  if (chosen === null || !mayTo('mute', room.viewer.role, person.role)) return null;
  return (
    <label className={styles.box}>
      <input
        type="checkbox"
        aria-label={t('select.one', { name: person.displayName })}
        checked={chosen.has(person.userId)}
        onChange={({ target }) => {
          const next = new Set(chosen);
          if (target.checked) next.add(person.userId);
          else next.delete(person.userId);
          selection.set(next);
        }}
      />
    </label>
  );
}

/** What to do with everybody who is chosen. */
export function SelectionBar() {
  const room = useRoomNow();
  const { t } = useTranslation('moderation');
  const moderation = moderationOf(room.streamId);
  const chosen = useReadable(moderation.selection);
  const [timing, setTiming] = useState(false);
  if (chosen === null) return null;
  const people = room.people.filter(({ userId }) => chosen.has(userId));
  const choose = (choice: Choice) => {
    if (choice === 'timeout') return setTiming(!timing);
    moderation.selection.set(null);
    if (choice === 'ban') openDialog.set({ kind: 'ban', people, reason: '' });
    else if (choice === 'mute' || choice === 'unmute' || choice === 'kick')
      void moderation.act({ kind: choice }, people);
  };
  const timeOut = (durationMs: number) => {
    moderation.selection.set(null);
    void moderation.act({ kind: 'timeout', durationMs }, people);
  };
  return (
    <section className={styles.bar} aria-label={t('select.bar')}>
      <p role="status">{people.length > 0 ? t('select.count', { count: people.length }) : t('select.none')}</p>
      {people.length > 0 && (
        <div className={styles.row}>
          {choicesForAll(people, room).map((choice) => {
            const Icon = icons[choice];
            return (
              <Button
                key={choice}
                size="small"
                icon={<Icon size={16} aria-hidden="true" />}
                aria-expanded={choice === 'timeout' ? timing : undefined}
                onClick={() => choose(choice)}
              >
                {t(`deed.${choice}`)}
              </Button>
            );
          })}
        </div>
      )}
      {timing && people.length > 0 && <Lengths onChoose={timeOut} />}
    </section>
  );
}
