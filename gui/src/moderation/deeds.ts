import { blocks } from '../api/blocks';
import type { ModerationApi } from '../api/moderationApi';
import type { ActionReply, Role, SanctionScope } from '../api/moderationTypes';
import type { Participant } from '../api/types';

/** Something that one does to another person. */
export type Deed =
  | { readonly kind: 'mute' | 'unmute' | 'deafen' | 'undeafen' | 'soft_mute' | 'ask_unmute' }
  | { readonly kind: 'timeout'; readonly durationMs: number }
  | { readonly kind: 'kick'; readonly coolOffMs?: number }
  | { readonly kind: 'timeout_end' | 'cool_off_end' }
  | { readonly kind: 'ban'; readonly scope: SanctionScope; readonly durationMs?: number }
  | { readonly kind: 'ban_lift'; readonly sanctionId: string }
  | { readonly kind: 'promote' | 'demote' | 'invite_to_speak' | 'move_to_listener' }
  | { readonly kind: 'block' | 'unblock' }
  | { readonly kind: 'report' };

export type DeedKind = Deed['kind'];

const roles: Partial<Record<DeedKind, Exclude<Role, 'host'>>> = {
  promote: 'moderator',
  demote: 'listener',
  invite_to_speak: 'speaker',
  move_to_listener: 'listener',
};

/** How a person will look after a deed, before anybody has said so; null: no longer in the room. */
export function effectOf(deed: Deed): Partial<Participant> | null {
  const role = roles[deed.kind];
  if (role) return { role };
  switch (deed.kind) {
    case 'mute':
    case 'timeout':
      return { serverMuted: true };
    case 'unmute':
    case 'timeout_end':
      return { serverMuted: false };
    case 'deafen':
      return { serverDeafened: true };
    case 'undeafen':
      return { serverDeafened: false };
    case 'kick':
    case 'ban':
      return null;
    default:
      return {};
  }
}

/** What takes a deed back; undefined where nothing does. `before` is the person as they were. */
export function undoOf(deed: Deed, before: Participant, reply: ActionReply | undefined): Deed | undefined {
  switch (deed.kind) {
    case 'mute':
      return { kind: 'unmute' };
    case 'deafen':
      return { kind: 'undeafen' };
    case 'timeout':
      return { kind: 'timeout_end' };
    case 'kick':
      return { kind: 'cool_off_end' };
    case 'block':
      return { kind: 'unblock' };
    case 'invite_to_speak':
      return { kind: 'move_to_listener' };
    case 'move_to_listener':
      return before.role === 'speaker' ? { kind: 'invite_to_speak' } : undefined;
    case 'promote':
      return { kind: before.role === 'speaker' ? 'invite_to_speak' : 'demote' };
    case 'demote':
      return { kind: 'promote' };
    case 'ban': {
      const ban = reply?.sanctions.find(({ kind, scope }) => kind === 'ban' && scope === deed.scope);
      return ban && { kind: 'ban_lift', sanctionId: ban.id };
    }
    default:
      return undefined;
  }
}

/** Asks the API for a deed. Rejects with the problem when it refuses. */
export async function carryOut(
  api: ModerationApi,
  deed: Deed,
  userId: string,
  reason: string | undefined,
): Promise<ActionReply | undefined> {
  const because = reason ? { reason } : {};
  switch (deed.kind) {
    case 'mute':
      return api.mute(userId, because);
    case 'unmute':
      return api.unmute(userId);
    case 'deafen':
      return api.deafen(userId, because);
    case 'undeafen':
      return api.undeafen(userId);
    case 'soft_mute':
      return api.askToMute(userId, because);
    case 'ask_unmute':
      return api.askToUnmute(userId, because);
    case 'timeout':
      return api.timeOut(userId, { ...because, durationMs: deed.durationMs });
    case 'timeout_end':
      return api.endTimeout(userId);
    case 'kick':
      return api.kick(userId, { ...because, ...(deed.coolOffMs !== undefined && { coolOffMs: deed.coolOffMs }) });
    case 'cool_off_end':
      return api.endCoolOff(userId);
    case 'ban':
      return api.ban({
        ...because,
        userId,
        scope: deed.scope,
        ...(deed.durationMs !== undefined && { durationMs: deed.durationMs }),
      });
    case 'ban_lift':
      await api.liftBan(deed.sanctionId);
      return undefined;
    case 'promote':
    case 'demote':
    case 'invite_to_speak':
    case 'move_to_listener':
      return api.changeRole(userId, { ...because, role: roles[deed.kind] ?? 'listener' });
    case 'block':
    case 'unblock':
      await blocks.set(userId, deed.kind === 'block');
      return undefined;
    case 'report':
      await api.report(userId, reason ?? '');
      return undefined;
  }
}
