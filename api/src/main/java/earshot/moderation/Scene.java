package earshot.moderation;

import earshot.presence.RoomSettings;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.UserId;
import earshot.rules.Standing;
import java.time.Instant;

/**
 * All that it is decided by.
 *
 * @param settings of the room: whose it is, and who stands in for the host
 * @param mode of the room
 * @param actor standing of the one who acts
 * @param target standing of the one whom it concerns
 * @param now Redis time
 */
record Scene(RoomSettings settings, RoomMode mode, Standing actor, Standing target, Instant now) {
    UserId host() {
        return settings.host();
    }

    Role role(UserId user, Standing standing) {
        return settings.role(user, standing);
    }

    /** What the one whom it concerns is to the one who acts: to the host, whoever stands in for them is a moderator still. */
    Role targetRole(UserId by, UserId user) {
        return host().equals(by) && !host().equals(user) ? target.role() : role(user, target);
    }
}
