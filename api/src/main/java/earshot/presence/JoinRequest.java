package earshot.presence;

import earshot.room.EffectivePermission;
import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.room.Participant;
import earshot.room.ParticipantFlags;
import earshot.room.Permission;
import earshot.room.Role;
import earshot.room.StreamId;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to join which room, and how.
 *
 * @param room where
 * @param identity the user, and the session that this join makes unless it is a repeat
 * @param displayName 1 to 40 characters
 * @param guest whether the user has no account
 * @param flags what the user has switched off beforehand
 * @param name the request's own: the same name again, while the session has its seat, means the same session
 */
public record JoinRequest(
        StreamId room,
        Identity identity,
        String displayName,
        boolean guest,
        ParticipantFlags flags,
        @Nullable String name) {

    /** A request without a name: each is a new session. */
    public JoinRequest(StreamId room, Identity identity, String displayName, boolean guest, ParticipantFlags flags) {
        this(room, identity, displayName, guest, flags, null);
    }

    /** The same, by the session that holds the claim. */
    JoinRequest by(Identity claimant) {
        return new JoinRequest(room, claimant, displayName, guest, flags, name);
    }

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
