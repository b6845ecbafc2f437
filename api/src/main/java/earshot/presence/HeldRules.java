package earshot.presence;

import earshot.room.UserId;
import java.util.Map;
import java.util.Optional;

/**
 * A room's rules as Redis holds them.
 *
 * @param number of the rules; empty where the room is not loaded
 * @param settings nothing where the room is not loaded
 * @param standings as texts, of those of whom there is something to know
 * @param unwritten the history's last entry about rules; empty where there was none
 * @param participants how many people are in
 */
record HeldRules(
        String number,
        Optional<RoomSettings> settings,
        Map<UserId, String> standings,
        String unwritten,
        int participants) {}
