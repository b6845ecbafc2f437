import { type KeyboardEvent, memo, useEffect, useState } from 'react';
import type { Participant } from '../../api/types';
import { PersonSkeleton } from '../panel/People';
import { Person, type PersonParts } from '../panel/Person';
import styles from './Crowd.module.css';
import type { Rows } from './rows';
import { useWindow } from './useWindow';

type CrowdListProps = {
  rows: Rows;
  /** Hears of the last row that is drawn. */
  reached: (last: number) => void;
  ownUserId: string | undefined;
  speaking: ReadonlySet<string>;
  parts: PersonParts | undefined;
};

/** Rows of people, of which those in sight are drawn, and the one that the keyboard is in. */
export function CrowdList({ rows: { people, places }, reached, ownUserId, speaking, parts }: CrowdListProps) {
  const [held, setHeld] = useState<string>();
  const { list, height, drawn, measure } = useWindow({
    count: places,
    keyOf: (index) => people[index]?.userId ?? index,
    held: held === undefined ? -1 : people.findIndex(({ userId }) => userId === held),
  });
  const last = drawn.at(-1)?.index ?? -1;
  useEffect(() => reached(last), [reached, last]);
  return (
    <ul ref={list} className={styles.list} style={{ height }} onKeyDown={walk}>
      {drawn.map(({ index, key, start }) => {
        const person = people[index];
        if (!person) return <Missing key={key} index={index} start={start} measure={measure} />;
        const { userId } = person;
        return (
          <Row
            key={key}
            person={person}
            own={userId === ownUserId}
            speaking={speaking.has(userId)}
            parts={parts}
            index={index}
            places={places}
            start={start}
            measure={measure}
            onFocus={setHeld}
          />
        );
      })}
    </ul>
  );
}

type Placed = { index: number; start: number; measure: (row: Element | null) => void };
type RowProps = Placed & {
  person: Participant;
  own: boolean;
  speaking: boolean;
  parts: PersonParts | undefined;
  places: number;
  onFocus: (userId: string) => void;
};

const Row = memo(function Row({ person, own, speaking, parts, index, places, start, measure, onFocus }: RowProps) {
  return (
    <li
      ref={measure}
      data-index={index}
      aria-posinset={index + 1}
      aria-setsize={places}
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
      onFocus={() => onFocus(person.userId)}
    >
      <Person participant={person} own={own} speaking={speaking} parts={parts} />
    </li>
  );
});

/** The place of somebody who has been asked for, or will be when it stays in sight. */
function Missing({ index, start, measure }: Placed) {
  return (
    <li
      ref={measure}
      data-index={index}
      aria-hidden="true"
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
    >
      <PersonSkeleton width={5 + ((index * 7) % 5)} />
    </li>
  );
}

/** Arrow keys go from the button of one row to that of the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const row = (event.target as Element).closest('li');
  if (!step || !row || !event.currentTarget.contains(row)) return;
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[aria-haspopup]')];
  const next = buttons[buttons.findIndex((button) => row.contains(button)) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
