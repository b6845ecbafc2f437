package earshot.presence;

import earshot.room.StreamId;
import java.util.Optional;

/** Where a room's settings come from when Redis does not have them. */
@FunctionalInterface
interface RoomSource {
    /** The settings; nothing where there is no such stream. */
    Optional<RoomSettings> find(StreamId room);
}
