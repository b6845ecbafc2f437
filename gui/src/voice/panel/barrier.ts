import type { Room, User } from '../../api/types';
import type { Pass } from '../call/voiceApi';

/** What one needs to be let in beside a press on Join. */
export type Barrier = 'account' | 'invite' | 'password' | 'host';

type Standing = {
  readonly room: Room | undefined;
  readonly me: User;
  readonly invite: string | undefined;
  readonly hostIsHere: boolean;
};

/** The first thing that is missing, for who does not run the room. */
export function barrierOf({ room, me, invite, hostIsHere }: Standing): Barrier | undefined {
  switch (room?.access) {
    case 'signed_in':
      if (me.guest) return 'account';
      break;
    case 'invited':
      if (!invite) return 'invite';
      break;
    case 'password':
      return 'password';
  }
  return room?.waitForHost && !hostIsHere ? 'host' : undefined;
}

/** The secret of the link that one came by. */
export function inviteOfAddress(): string | undefined {
  return new URLSearchParams(location.search).get('invite') ?? undefined;
}

export function passOfAddress(): Pass {
  const invite = inviteOfAddress();
  return invite ? { invite } : {};
}
