package earshot.presence;

import earshot.room.RoomStatus;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A room as Redis holds it.
 *
 * @param settings nothing where the room is not loaded
 * @param participants how many people are in it
 */
record LoadedRoom(Optional<RoomSettings> settings, int participants) {
    static final String[] FIELDS = Stream.concat(Arrays.stream(RoomSettings.FIELDS), Stream.of("participants"))
            .toArray(String[]::new);

    static LoadedRoom of(Map<String, String> fields) {
        return new LoadedRoom(RoomSettings.of(fields), Integer.parseInt(fields.getOrDefault("participants", "0")));
    }

    /** Whether nothing is left to do in a room that should be set like this, or not be there at all. */
    boolean isWhat(Optional<RoomSettings> wanted) {
        return settings.equals(wanted)
                && (participants == 0 || wanted.filter(LoadedRoom::takesAll).isPresent());
    }

    private static boolean takesAll(RoomSettings settings) {
        return settings.status() == RoomStatus.OPEN && settings.visibleTo(null);
    }
}
