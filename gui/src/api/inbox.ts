import { whileAttended } from './attendance';
import { EventStream } from './eventStream';
import type { ModerationNotice, OwnSanction, Role } from './moderationTypes';
import type { User } from './types';
import type { SettingsDocument } from './voiceSettings';

/** How the user stands when a stream of events opens; what came meanwhile is in it. */
type MeSnapshot = {
  readonly user: User;
  readonly settingsVersion: number;
  readonly sanctions?: readonly OwnSanction[];
  readonly blocks?: readonly string[];
};

/** What concerns the signed-in user alone, on whichever page. Kinds of later releases are passed over. */
export type InboxEvent =
  | { readonly t: 'me_snapshot'; readonly d: MeSnapshot }
  | { readonly t: 'session_replaced'; readonly d: { readonly streamId: string; readonly sessionId: string } }
  | { readonly t: 'session_revoked'; readonly d: Readonly<Record<string, never>> }
  | { readonly t: 'profile_updated'; readonly d: { readonly user: User } }
  /** Settings too large for an event come as their version alone. */
  | { readonly t: 'settings_updated'; readonly d: SettingsDocument | { readonly version: number } }
  | { readonly t: 'moderation_notice'; readonly d: ModerationNotice }
  | { readonly t: 'unmute_requested'; readonly d: { readonly streamId: string; readonly by: 'host' | 'moderator' } }
  | { readonly t: 'hand_offered'; readonly d: { readonly streamId: string; readonly until: number } }
  | {
      readonly t: 'role_changed';
      readonly d: { readonly streamId: string; readonly role: Role; readonly actingHost: boolean };
    }
  | { readonly t: 'blocks_updated'; readonly d: { readonly userId: string; readonly blocked: boolean } };

const known = new Set<unknown>([
  'me_snapshot',
  'session_replaced',
  'session_revoked',
  'profile_updated',
  'settings_updated',
  'moderation_notice',
  'unmute_requested',
  'hand_offered',
  'role_changed',
  'blocks_updated',
]);
const listeners = new Set<(event: InboxEvent) => void>();
let opening: InboxEvent | undefined;

/** What the inbox opened with last, for who comes later; undefined while it is closed. */
export function inboxOpening(): InboxEvent | undefined {
  return opening;
}

/** Hears what arrives while the inbox is kept open, until the returned function is called. */
export function hearInbox(listener: (event: InboxEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Keeps the signed-in user's inbox open until the returned function is called: one connection for the whole page. An
 * unattended tab gives it back; the snapshot that opens each stream brings what it missed.
 */
export function openInbox(): () => void {
  const stream = new EventStream('/api/me/events', {
    message: (data) => {
      const event = parse(data);
      if (event?.t === 'me_snapshot') opening = event;
      if (event) for (const listener of [...listeners]) listener(event);
    },
    link: () => undefined,
  });
  const close = whileAttended(stream);
  return () => {
    opening = undefined;
    close();
  };
}

function parse(data: string): InboxEvent | undefined {
  try {
    const event = JSON.parse(data) as InboxEvent | null;
    return known.has(event?.t) ? (event ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}
