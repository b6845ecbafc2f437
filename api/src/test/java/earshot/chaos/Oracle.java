package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.redis.RoomKeys;
import earshot.room.Position;
import earshot.room.RosterDigest;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.testing.Client;
import io.lettuce.core.Range;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says whether everybody tells the same of a room, and the truth: Redis' own participants, its position and digest, each node's state and
 * each viewer's roster; that no viewer saw a gap, a second join or a second leave; that the log in Redis has each change once and nobody
 * comes twice or goes twice in it; that nobody denied is in any view; that the SFU has nobody without a seat.
 */
final class Oracle {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A seat that ended may keep its sound until the reconciler has looked. */
    private static final Duration EVICTION = Duration.ofSeconds(10);

    private static final Duration RECORDED = Duration.ofMinutes(1);

    private final Site site;

    Oracle(Site site) {
        this.site = site;
    }

    /** Waits until all agree on all rooms, for {@code limit} at most, and returns how long that took. */
    Duration agreed(List<String> streams, Duration limit) {
        long start = System.nanoTime();
        for (String stream : streams) {
            eventually(
                    () -> "one roster of " + stream + ": " + views(stream),
                    limit.minusNanos(System.nanoTime() - start),
                    () -> views(stream).keySet().size() == 1);
        }
        var took = Duration.ofNanos(System.nanoTime() - start);
        streams.forEach(this::sound);
        return took;
    }

    /** Waits until those whose stay has no end in Postgres are those who have a seat; in each room everybody once. */
    void recorded(List<String> streams) {
        for (String stream : streams) {
            eventually(
                    () -> "stays in " + stream + " without an end: " + stays(stream) + "; seats: " + seats(stream),
                    RECORDED,
                    () -> stays(stream).equals(seats(stream)));
        }
    }

    /** Waits until all whom the SFU has in the room have a seat, and returns how many these are. */
    int audible(List<String> streams) {
        int listed = 0;
        for (String stream : streams) {
            eventually(
                    () -> "at the SFU in " + stream + ": " + atSfu(stream) + "; seats: " + seats(stream),
                    EVICTION,
                    () -> seats(stream).containsAll(atSfu(stream)));
            listed += atSfu(stream).size();
        }
        return listed;
    }

    private void sound(String stream) {
        Map<String, String> people = site.redisCommands().hgetall(keys(stream).participants());
        assertThat(digest(people))
                .as("digest of who is in Redis")
                .isEqualTo(inRedis(stream).digest());
        assertThat(seats(stream)).as("leases and participants").isEqualTo(identities(people));
        assertThat(people).doesNotContainKeys(denied(stream).toArray(String[]::new));
        assertThat(new RoomLog(site.redisCommands(), stream)
                        .breaches(inRedis(stream).position()))
                .as("what the log in Redis tells")
                .isEmpty();
        viewers(stream).forEach(viewer -> assertThat(viewer.roster().breaches())
                .as("what a viewer saw")
                .isEmpty());
    }

    /** Each view with how many have it. */
    private Map<Standing, Long> views(String stream) {
        return Stream.of(
                        List.of(inRedis(stream)),
                        site.nodes().stream()
                                .filter(ApiProcess::isReady)
                                .map(node -> at(node, stream))
                                .toList(),
                        viewers(stream).stream()
                                .flatMap(viewer -> viewer.roster().standing().stream())
                                .toList())
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(standing -> standing, Collectors.counting()));
    }

    private List<Watcher> viewers(String stream) {
        return site.watchers().stream()
                .filter(watcher -> watcher.stream().equals(stream))
                .toList();
    }

    private Standing inRedis(String stream) {
        var room = site.redisCommands().hgetall(keys(stream).room());
        return new Standing(
                new Position(room.get("epoch"), Long.parseLong(room.get("version"))),
                new RosterDigest(Long.parseUnsignedLong(room.get("digest"), 16)));
    }

    private static Standing at(ApiProcess node, String stream) {
        var state = Client.of(node.uri())
                .get("/api/voice/streams/" + stream + "/state")
                .is(200);
        return new Standing(
                Position.parse(state.at("/p").asText()).orElseThrow(),
                new RosterDigest(Long.parseUnsignedLong(state.at("/h").asText(), 16)));
    }

    private static RosterDigest digest(Map<String, String> people) {
        var digest = RosterDigest.EMPTY;
        for (var person : people.entrySet()) {
            digest = digest.toggle(
                    new UserId(person.getKey()),
                    parse(person.getValue()).get("version").asLong());
        }
        return digest;
    }

    private List<String> seats(String stream) {
        return site.redisCommands().zrange(keys(stream).presence(), 0, -1).stream()
                .sorted()
                .toList();
    }

    private List<String> stays(String stream) {
        return site.column("SELECT user_id || '.' || session_id FROM voice_members WHERE stream_id = '" + stream
                + "' AND left_at IS NULL ORDER BY 1");
    }

    private List<String> atSfu(String stream) {
        return site.sfu().participants(stream);
    }

    private static List<String> identities(Map<String, String> people) {
        return people.values().stream()
                .map(person -> parse(person).get("identity").asText())
                .sorted()
                .toList();
    }

    private List<String> denied(String stream) {
        RedisClusterCommands<String, String> redis = site.redisCommands();
        long now = Long.parseLong(redis.time().getFirst()) * 1000;
        return redis.zrangebyscore(keys(stream).denied(), Range.create(now, Double.MAX_VALUE));
    }

    private static RoomKeys keys(String stream) {
        return new RoomKeys(new StreamId(stream));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
