package earshot.moderation.report;

import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.redis.StreamEntry;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes the last events of a room from its log. */
@Singleton
final class Evidence {
    private static final int MOST = 50;

    private final Redis redis;

    Evidence(Redis redis) {
        this.redis = redis;
    }

    /** The room's last events now, oldest first. */
    List<String> of(StreamId room) {
        return redis.streamLast(new RoomKeys(room).log(), MOST).reversed().stream()
                .flatMap(Evidence::event)
                .toList();
    }

    private static Stream<String> event(StreamEntry entry) {
        return Optional.ofNullable(entry.fields().get("e")).stream();
    }
}
