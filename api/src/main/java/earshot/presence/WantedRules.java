package earshot.presence;

import earshot.room.RoomStatus;
import earshot.room.UserId;
import earshot.rules.Standing;
import java.time.Instant;
import java.util.Map;

/**
 * A room's rules as Postgres has them.
 *
 * @param settings of the room
 * @param standings of everybody of whom there is something to know
 * @param now since when they count
 */
record WantedRules(RoomSettings settings, Map<UserId, Standing> standings, Instant now) {
    Standing standing(UserId user) {
        return standings.getOrDefault(user, Standing.PLAIN);
    }

    /** Whether people may be in such a room, whoever they are. */
    boolean takesAll() {
        return settings.status() == RoomStatus.OPEN && settings.visibleTo(null);
    }
}
