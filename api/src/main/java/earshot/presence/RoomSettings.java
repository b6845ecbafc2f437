package earshot.presence;

import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.UserId;
import earshot.rules.RoomRules;
import earshot.stream.Stream;
import earshot.stream.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * What a room is set to, as cached in {@code voice:rooms:{S}}.
 *
 * @param host owns the stream
 * @param visibility who may know of the stream
 * @param status whether it takes joins
 * @param softCap people until a join is warned
 * @param hardCap people until a join is refused
 * @param rules what else its host has decided
 */
public record RoomSettings(
        UserId host, Visibility visibility, RoomStatus status, int softCap, int hardCap, RoomRules rules) {
    static RoomSettings of(Stream stream, RoomRules rules) {
        return new RoomSettings(
                stream.hostId(),
                stream.visibility(),
                stream.roomIsOpen() && !rules.closed() ? RoomStatus.OPEN : RoomStatus.CLOSED,
                stream.softCap(),
                stream.hardCap(),
                rules);
    }

    /** Who may speak. */
    public RoomMode mode() {
        return rules.mode();
    }

    /** Whether {@code user}, or anybody where it is absent, may know that the stream exists. */
    public boolean visibleTo(@Nullable UserId user) {
        return visibility != Visibility.PRIVATE || host.equals(user);
    }
}
