import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/moderationTypes';

/** Everything that a row of the audit may be about. */
export const actions = [
  'mute',
  'unmute',
  'mute_all',
  'soft_mute',
  'ask_unmute',
  'deafen',
  'undeafen',
  'timeout',
  'timeout_end',
  'kick',
  'cool_off_end',
  'ban',
  'ban_lift',
  'change_role',
  'succession',
  'raise_hand',
  'withdraw_hand',
  'accept_hand',
  'decline_hand',
  'clear_hands',
  'take_offer',
  'change_room',
  'renew_invite',
  'report',
  'close_report',
  'sfu_evict',
] as const;

/** Says an action in words; one of a later release as the API spells it. */
export function useActionWords(): (action: string) => string {
  const { t } = useTranslation('moderation');
  return (action) => {
    const known = actions.find((each) => each === action);
    return known ? t(`audit.act.${known}`) : action.replaceAll('_', ' ');
  };
}

/** The settings of the room that a row is about, by the names that their controls have. */
export function useChanged({ action, before, after }: AuditEntry): string | undefined {
  const { t } = useTranslation('moderation');
  if (action !== 'change_room' || !before || !after) return undefined;
  const names: Record<string, string> = {
    mode: t('room.mode'),
    locked: t('room.locked'),
    closed: t('room.close'),
    speakerCap: t('room.speakerCap'),
    slowModeMs: t('room.slowMode'),
    statusLine: t('room.statusLine'),
    pinned: t('room.pinned'),
    access: t('access.who'),
    waitForHost: t('access.waitForHost'),
    succession: t('access.succession'),
  };
  const was: Record<string, unknown> = before;
  const what = Object.entries<unknown>(after).flatMap(([key, value]) => (was[key] === value ? [] : (names[key] ?? [])));
  return what.length > 0 ? t('audit.changed', { what: what.join(', ') }) : undefined;
}
