import { EventStream } from './eventStream';
import type { User } from './types';

/** What concerns the signed-in user alone, on whichever page. Kinds of later releases are passed over. */
export type InboxEvent =
  | { readonly t: 'me_snapshot'; readonly d: { readonly user: User } }
  | { readonly t: 'session_replaced'; readonly d: { readonly streamId: string; readonly sessionId: string } }
  | { readonly t: 'session_revoked'; readonly d: Readonly<Record<string, never>> }
  | { readonly t: 'profile_updated'; readonly d: { readonly user: User } };

const known = new Set<unknown>(['me_snapshot', 'session_replaced', 'session_revoked', 'profile_updated']);

/**
 * Hears the signed-in user's inbox until the returned function is called. A hidden tab gives its connection back; the
 * snapshot that opens each stream brings what it missed.
 */
export function listenToInbox(heard: (event: InboxEvent) => void): () => void {
  const stream = new EventStream('/api/me/events', {
    message: (data) => {
      const event = parse(data);
      if (event) heard(event);
    },
    link: () => undefined,
  });
  const attend = () => (document.visibilityState === 'visible' ? stream.start() : stream.stop());
  document.addEventListener('visibilitychange', attend);
  attend();
  return () => {
    document.removeEventListener('visibilitychange', attend);
    stream.stop();
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
