package earshot.redis;

import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rooms with people or with unwritten history, dealt out among the nodes for work that each room needs once in a while. */
@Singleton
public final class ActiveRooms {
    private final Redis redis;
    private final RedisClock clock;
    private final String node = UUID.randomUUID().toString();

    ActiveRooms(Redis redis, RedisClock clock) {
        this.redis = redis;
        this.clock = clock;
    }

    /** Makes sure that the room is one of them. */
    public void add(StreamId room) {
        redis.scoreIfAbsent(Keys.active(Keys.activeShard(room)), clock.now(), room.value());
    }

    /** All of them. */
    public Set<StreamId> all() {
        return IntStream.range(0, Keys.ACTIVE_SHARDS)
                .mapToObj(this::ofShard)
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The rooms for which this node does {@code work} now. No other node gets them within {@code turn}; so a turn a little shorter
     * than the pause between rounds gives each room one node per round.
     */
    public List<StreamId> take(String work, Duration turn) {
        return IntStream.range(0, Keys.ACTIVE_SHARDS)
                .filter(shard -> redis.setIfAbsent(Keys.turn(work, shard), node, turn))
                .mapToObj(this::ofShard)
                .flatMap(List::stream)
                .toList();
    }

    private List<StreamId> ofShard(int shard) {
        return redis.members(Keys.active(shard)).stream().map(StreamId::new).toList();
    }
}
