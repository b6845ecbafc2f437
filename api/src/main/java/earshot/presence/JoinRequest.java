package earshot.presence;

import earshot.room.EffectivePermission;
import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.room.Participant;
import earshot.room.ParticipantFlags;
import earshot.room.Permission;
import earshot.room.Role;
import earshot.room.StreamId;

/**
 * Who wants to join which room, and how.
 *
 * @param room where
 * @param identity the user, and the session that this join makes
 * @param displayName 1 to 40 characters
 * @param guest whether the user has no account
 * @param flags what the user has switched off beforehand
 */
public record JoinRequest(StreamId room, Identity identity, String displayName, boolean guest, ParticipantFlags flags) {

    Role role(RoomSettings settings) {
        return settings.host().equals(identity.user()) ? Role.HOST : Role.LISTENER;
    }

    Permission permission(RoomSettings settings) {
        return EffectivePermission.of(role(settings), settings.mode(), flags);
    }

    Participant participant(RoomSettings settings) {
        return new Participant(
                identity,
                displayName,
                role(settings),
                guest,
                flags,
                MediaState.NONE,
                earshot.room.Presence.PRESENT,
                0,
                0);
    }
}
