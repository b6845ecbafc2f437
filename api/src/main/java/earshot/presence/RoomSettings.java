package earshot.presence;

import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.RoomStatus;
import earshot.room.UserId;
import earshot.rules.RoomRules;
import earshot.rules.Standing;
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
 * @param actingHost the moderator who stands in for the host now
 */
public record RoomSettings(
        UserId host,
        Visibility visibility,
        RoomStatus status,
        int softCap,
        int hardCap,
        RoomRules rules,
        @Nullable UserId actingHost) {
    static RoomSettings of(Stream stream, RoomRules rules) {
        return new RoomSettings(
                stream.hostId(),
                stream.visibility(),
                stream.roomIsOpen() && !rules.closed() ? RoomStatus.OPEN : RoomStatus.CLOSED,
                stream.softCap(),
                stream.hardCap(),
                rules,
                null);
    }

    /** The same with somebody who stands in for the host. */
    RoomSettings actedFor(@Nullable UserId by) {
        return new RoomSettings(host, visibility, status, softCap, hardCap, rules, by);
    }

    /** What a user of that standing is in the room. Whoever stands in for the host is a moderator, and may be as long as that is so. */
    public Role role(UserId user, Standing standing) {
        if (host.equals(user)) {
            return Role.HOST;
        }
        return isActing(user) && standing.role() == Role.MODERATOR ? Role.HOST : standing.role();
    }

    /** Whether the user stands in for the host. */
    public boolean isActing(UserId user) {
        return user.equals(actingHost) && rules.succession();
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
