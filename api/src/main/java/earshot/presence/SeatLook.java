package earshot.presence;

import earshot.room.Participant;
import earshot.room.RoomMode;
import java.time.Duration;
import java.time.Instant;

/** What stands for and against a session in a room, at one moment. */
public sealed interface SeatLook {
    /** It has its seat. */
    record Seated(Participant participant, RoomMode mode) implements SeatLook {}

    /** Its user sits there by another session: its own seat will not come back. */
    record Replaced() implements SeatLook {}

    /** Its user has none; {@code age} is how long the room's epoch has lasted, zero where Redis does not know the room. */
    record Absent(Duration age) implements SeatLook {}

    /** It may not be here, with a seat or without. */
    record Denied(Instant until) implements SeatLook {}
}
