package earshot.presence;

import earshot.room.EffectivePermission;
import earshot.room.ParticipantFlags;
import earshot.room.Permission;
import earshot.room.Role;
import earshot.room.UserId;
import earshot.rules.Standing;
import java.time.Instant;

/**
 * What one user is judged by in a room.
 *
 * @param settings of the room
 * @param number of the room's rules when both were read; a decision under an older number is made anew
 * @param standing of the user
 * @param now Redis time of the judgement
 */
public record Terms(RoomSettings settings, String number, Standing standing, Instant now) {
    /** What the user is in the room. */
    public Role role(UserId user) {
        return settings.role(user, standing);
    }

    /** The user's flags with what the room takes away. */
    public ParticipantFlags flags(UserId user, ParticipantFlags self) {
        return standing.flags(self, EffectivePermission.suppresses(role(user), settings.mode()), now);
    }

    /** Everything that the user may do. */
    public Permission permission(UserId user) {
        return EffectivePermission.of(role(user), settings.mode(), flags(user, ParticipantFlags.NONE));
    }
}
