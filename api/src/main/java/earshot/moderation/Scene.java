package earshot.moderation;

import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.UserId;
import earshot.rules.Standing;
import java.time.Instant;

/**
 * All that it is decided by.
 *
 * @param host of the stream
 * @param mode of the room
 * @param actor standing of the one who acts
 * @param target standing of the one whom it concerns
 * @param now Redis time
 */
record Scene(UserId host, RoomMode mode, Standing actor, Standing target, Instant now) {
    Role role(UserId user, Standing standing) {
        return host.equals(user) ? Role.HOST : standing.role();
    }
}
