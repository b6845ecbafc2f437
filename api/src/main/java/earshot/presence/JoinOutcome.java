package earshot.presence;

import earshot.room.Permission;
import earshot.room.Role;
import earshot.rules.Sanction;
import java.time.Instant;
import java.util.Optional;

/** How a join ended. */
public sealed interface JoinOutcome {
    /** In the room. */
    sealed interface Seated extends JoinOutcome {
        Seat seat();
    }

    /** A new seat. */
    record Joined(Seat seat) implements Seated {}

    /** The session was in already: a repeated request. */
    record Rejoined(Seat seat) implements Seated {}

    /** A new seat; the user's seat in another room was left. */
    record Moved(Seat seat) implements Seated {}

    /** A new seat; the user's other session in this room lost its own. */
    record Replaced(Seat seat) implements Seated {}

    /** The user is denied this room; by which sanction, where it is one of the user's own. */
    record Denied(Instant until, Optional<Sanction> sanction) implements JoinOutcome {}

    /** Nobody fits in. */
    record Full() implements JoinOutcome {}

    /** Only the host and who is in already. */
    record Locked() implements JoinOutcome {}

    /** The stream is private, and the user is not its host. */
    record Hidden() implements JoinOutcome {}

    /** The stream ended, or voice is switched off. */
    record Closed() implements JoinOutcome {}

    /** Another session of the user joined at the same time and came out ahead. */
    record Overtaken() implements JoinOutcome {}

    /**
     * A seat that was taken.
     *
     * @param place where, by which session
     * @param role in this room
     * @param permission what the session may do
     * @param softCap of the room
     * @param room everybody, at the moment of the join
     */
    record Seat(Place place, Role role, Permission permission, int softCap, RoomSnapshot room) {}
}
