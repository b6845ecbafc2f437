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

    /** Lets the room rest. */
    public void remove(StreamId room) {
        redis.removeMember(Keys.active(Keys.activeShard(room)), room.value());
    }

    /** All of them. */
    public Set<StreamId> all() {
        return ofEachShard().stream().flatMap(List::stream).map(StreamId::new).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * The rooms for which this node does {@code work} now. No other node gets them within {@code turn}; so a turn a little shorter
     * than the pause between rounds gives each room one node per round.
     */
    public List<StreamId> take(String work, Duration turn) {
        List<List<String>> rooms = ofEachShard();
        List<Integer> busy = IntStream.range(0, rooms.size())
                .filter(shard -> !rooms.get(shard).isEmpty())
                .boxed()
                .toList();
        List<Boolean> taken = Answer.all(redis.setEachIfAbsent(
                busy.stream().map(shard -> Keys.turn(work, shard)).toList(), node, turn));
        return IntStream.range(0, busy.size())
                .filter(taken::get)
                .mapToObj(i -> rooms.get(busy.get(i)))
                .flatMap(List::stream)
                .map(StreamId::new)
                .toList();
    }

    private List<List<String>> ofEachShard() {
        return Answer.all(redis.membersOfEach(Keys.activeShards()));
    }
}
