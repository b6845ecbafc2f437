package earshot.rules;

import earshot.room.UserId;
import java.util.Map;

/**
 * All that was decided for one room.
 *
 * @param rules how it is set
 * @param standings of everybody of whom there is something to know
 */
public record RuleBook(RoomRules rules, Map<UserId, Standing> standings) {
    /** A room that nobody has touched. */
    public static final RuleBook EMPTY = new RuleBook(RoomRules.DEFAULT, Map.of());

    public RuleBook {
        standings = Map.copyOf(standings);
    }

    /** The user's standing. */
    public Standing standing(UserId user) {
        return standings.getOrDefault(user, Standing.PLAIN);
    }
}
