package earshot.presence;

import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.UserId;
import earshot.stream.Stream;
import earshot.stream.Visibility;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a room is set to, as cached in {@code voice:rooms:{S}}.
 *
 * @param host owns the stream
 * @param visibility who may know of the stream
 * @param status whether it takes joins
 * @param mode who may speak
 * @param locked whether it takes only its host and who is in
 * @param softCap people until a join is warned
 * @param hardCap people until a join is refused
 */
public record RoomSettings(
        UserId host,
        Visibility visibility,
        RoomStatus status,
        RoomMode mode,
        boolean locked,
        int softCap,
        int hardCap) {

    /** The hash fields that hold the settings, in the order of {@link #args}. */
    static final String[] FIELDS = {"host", "visibility", "status", "mode", "locked", "soft_cap", "hard_cap"};

    static RoomSettings of(Stream stream) {
        return new RoomSettings(
                stream.hostId(),
                stream.visibility(),
                stream.roomIsOpen() ? RoomStatus.OPEN : RoomStatus.CLOSED,
                RoomMode.OPEN,
                false,
                stream.softCap(),
                stream.hardCap());
    }

    /** The settings in these fields; nothing where the room is not loaded. */
    static Optional<RoomSettings> of(Map<String, String> fields) {
        if (!fields.keySet().containsAll(List.of(FIELDS))) {
            return Optional.empty();
        }
        return Optional.of(new RoomSettings(
                new UserId(field(fields, "host")),
                Visibility.valueOf(field(fields, "visibility").toUpperCase(Locale.ROOT)),
                RoomStatus.valueOf(field(fields, "status").toUpperCase(Locale.ROOT)),
                RoomMode.valueOf(field(fields, "mode").toUpperCase(Locale.ROOT)),
                Boolean.parseBoolean(field(fields, "locked")),
                Integer.parseInt(field(fields, "soft_cap")),
                Integer.parseInt(field(fields, "hard_cap"))));
    }

    List<String> args() {
        return List.of(
                host.value(),
                visibility.text(),
                status.text(),
                mode.text(),
                Boolean.toString(locked),
                Integer.toString(softCap),
                Integer.toString(hardCap));
    }

    /** Whether {@code user}, or anybody where it is absent, may know that the stream exists. */
    public boolean visibleTo(@Nullable UserId user) {
        return visibility != Visibility.PRIVATE || host.equals(user);
    }

    private static String field(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }
}
