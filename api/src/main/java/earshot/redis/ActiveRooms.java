package earshot.redis;

import earshot.loop.Each;
import earshot.room.StreamId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The rooms with people or with unwritten history, dealt out among the nodes for work that each room needs once in a while. They are
 * spread over shards, of which one may be away alone.
 */
@Singleton
public final class ActiveRooms {
    private final Redis redis;
    private final RedisClock clock;
    private final Each<Integer> shards;
    private final String node = UUID.randomUUID().toString();

    ActiveRooms(Redis redis, RedisClock clock, RedisAbsence absence) {
        this.redis = redis;
        this.clock = clock;
        this.shards = new Each<>("active-rooms' shard", absence::judge);
    }

    /** Makes sure that the room is one of them. */
    public void add(StreamId room) {
        redis.scoreIfAbsent(Keys.active(Keys.activeShard(room)), clock.now(), room.value());
    }

    /** Lets the room rest. */
    public void remove(StreamId room) {
        redis.removeMember(Keys.active(Keys.activeShard(room)), room.value());
    }

    /** All of them. */
    public Set<StreamId> all() {
        return Answer.all(redis.membersOfEach(Keys.activeShards())).stream()
                .flatMap(List::stream)
                .map(StreamId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The rooms for which this node does {@code work} now. No other node gets them within {@code turn}; so a turn a little shorter
     * than the pause between rounds gives each room one node per round. A shard that is away gives none.
     */
    public List<StreamId> take(String work, Duration turn) {
        Map<Integer, List<String>> busy = busy();
        List<Integer> asked = List.copyOf(busy.keySet());
        var taken = redis.setEachIfAbsent(
                asked.stream().map(shard -> Keys.turn(work, shard)).toList(), node, turn);
        var rooms = new ArrayList<StreamId>();
        shards.run(asked, shard -> {
            if (taken.get(asked.indexOf(shard)).await()) {
                busy.getOrDefault(shard, List.of()).stream().map(StreamId::new).forEach(rooms::add);
            }
        });
        return rooms;
    }

    /** The rooms of the shards that have any. */
    private Map<Integer, List<String>> busy() {
        var found = redis.membersOfEach(Keys.activeShards());
        Map<Integer, List<String>> busy = new LinkedHashMap<>();
        shards.run(IntStream.range(0, found.size()).boxed().toList(), shard -> {
            List<String> rooms = found.get(shard).await();
            if (!rooms.isEmpty()) {
                busy.put(shard, rooms);
            }
        });
        return busy;
    }
}
