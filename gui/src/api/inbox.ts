import { whileAttended } from './attendance';
import { EventStream } from './eventStream';
import type { User } from './types';
import type { SettingsDocument } from './voiceSettings';

/** What concerns the signed-in user alone, on whichever page. Kinds of later releases are passed over. */
export type InboxEvent =
  | { readonly t: 'me_snapshot'; readonly d: { readonly user: User; readonly settingsVersion: number } }
  | { readonly t: 'session_replaced'; readonly d: { readonly streamId: string; readonly sessionId: string } }
  | { readonly t: 'session_revoked'; readonly d: Readonly<Record<string, never>> }
  | { readonly t: 'profile_updated'; readonly d: { readonly user: User } }
  /** Settings too large for an event come as their version alone. */
  | { readonly t: 'settings_updated'; readonly d: SettingsDocument | { readonly version: number } };

const known = new Set<unknown>([
  'me_snapshot',
  'session_replaced',
  'session_revoked',
  'profile_updated',
  'settings_updated',
]);
const listeners = new Set<(event: InboxEvent) => void>();

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
      if (event) for (const listener of [...listeners]) listener(event);
    },
    link: () => undefined,
  });
  return whileAttended(stream);
}

function parse(data: string): InboxEvent | undefined {
  try {
    const event = JSON.parse(data) as InboxEvent | null;
    return known.has(event?.t) ? (event ?? undefined) : undefined;
  } catch {
    return undefined;
  }
}
