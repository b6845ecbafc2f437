package earshot.presence;

import earshot.room.Identity;
import earshot.room.StreamId;

/**
 * Where a session sits, or may sit.
 *
 * @param room in which room
 * @param identity whose seat
 */
public record Place(StreamId room, Identity identity) {}
