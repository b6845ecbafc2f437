package earshot.presence;

import earshot.redis.Reply;
import earshot.room.Identity;
import earshot.room.SessionId;
import earshot.room.StreamId;
import earshot.room.UserId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a session sits, or may sit.
 *
 * @param room in which room
 * @param identity whose seat
 */
public record Place(StreamId room, Identity identity) {
    /** The places that a script lists for a user: session, room, session, room, and so on. */
    static List<Place> all(UserId user, Reply listed) {
        return IntStream.range(0, listed.size() / 2)
                .mapToObj(i -> new Place(
                        new StreamId(listed.text(2 * i + 1)), new Identity(user, new SessionId(listed.text(2 * i)))))
                .toList();
    }
}
