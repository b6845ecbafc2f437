import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Standing } from '../api/ownSanctions';
import { useAnnounce } from '../ui/announce';
import type { OwnVoice } from './OwnNotices';
import type { Note } from './personal';

/** Who is asked to mute is muted, once for each time, and may open the microphone again. */
export function useMuteOnRequest(notes: readonly Note[], voice: OwnVoice): void {
  const done = useRef<Note>(undefined);
  const asked = notes.find(({ kind }) => kind === 'soft_mute');
  useEffect(() => {
    if (!asked || asked === done.current) return;
    done.current = asked;
    voice.setMuted(true);
  });
}

/** Says to screen readers what was done to oneself or is asked of oneself, and when it has ended. */
export function useAnnounceOwn(notes: readonly Note[], standings: readonly Standing[]): void {
  const announce = useAnnounce();
  const { t } = useTranslation('moderation');
  const told = useRef({ notes, kinds: new Set(standings.map(({ kind }) => kind)) });
  useEffect(() => {
    const before = told.current;
    const kinds = new Set(standings.map(({ kind }) => kind));
    told.current = { notes, kinds };
    for (const kind of ['mute', 'deafen', 'timeout'] as const) {
      if (kinds.has(kind) && !before.kinds.has(kind)) announce(t(`own.${kind}`));
      if (!kinds.has(kind) && before.kinds.has(kind)) announce(t(`own.${kind}Over`));
    }
    for (const note of notes.filter((each) => !before.notes.includes(each))) announce(wordsOf(note, t));
  });
}

type Translate = ReturnType<typeof useTranslation<'moderation'>>['t'];

function wordsOf(note: Note, t: Translate): string {
  switch (note.kind) {
    case 'unmute_requested':
      return t(`own.unmuteRequested.${note.by}`);
    case 'soft_mute':
      return t(`own.softMuted.${note.by}`);
    case 'declined':
      return t('own.declined');
    case 'role':
      return t(`own.role.${note.role}`);
    case 'offer':
      return t('own.offerAnnounced');
  }
}
