package earshot.presence;

import earshot.room.StreamId;
import earshot.room.UserId;

/** What is done when a timer of a room is due. It is asked again every moment until the timer is gone, also on another node. */
public interface DueWork {
    /** The first part of the timer's name in {@code voice:timers:{S}}, before the colon. */
    String kind();

    /** Does it, and takes the timer away with the same script that makes it so. */
    void due(StreamId room, UserId user);
}
