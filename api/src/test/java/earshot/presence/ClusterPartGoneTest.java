package earshot.presence;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.ActiveRooms;
import earshot.redis.Keys;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.testing.Backends;
import earshot.testing.EventReader;
import earshot.testing.Node;
import earshot.testing.RedisCluster;
import earshot.testing.Rows;
import earshot.testing.VoiceRoom;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A third of a cluster is gone, and with it some rooms and a shard of the active ones: those of the other servers miss nothing. */
@Tag("full")
class ClusterPartGoneTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String DOOMED = Keys.active(3);

    private final RedisCluster cluster = RedisCluster.start();
    private final String database = Backends.newDatabase();
    private final Node node = Node.start(Map.of(
            "earshot.redis.uri", cluster.uri(),
            "datasources.default.url", database,
            "earshot.roster.check-after", "500ms",
            "earshot.fanout.ping-interval", "500ms",
            "earshot.history.interval", "200ms",
            "earshot.presence.lease", "5s",
            "earshot.presence.reconnecting-after", "3s",
            "earshot.presence.sweep-interval", "500ms",
            "earshot.presence.sweep-gap", "2s"));
    private final String gone = cluster.primaryUri(DOOMED);

    @AfterEach
    void stop() {
        node.close();
        cluster.close();
    }

    @Test
    void whoVanishesFromARoomThatIsLeftIsSweptAndWrittenDown() {
        var room = room(id -> stays(new RoomKeys(id).room()) && stays(Keys.active(Keys.activeShard(id))));
        var lost = Stream.generate(() -> new StreamId("s-" + UUID.randomUUID()))
                .filter(id -> !stays(new RoomKeys(id).room()) && stays(Keys.active(Keys.activeShard(id))))
                .limit(60)
                .toList();
        var somebody = Stream.generate(() -> new UserId(UUID.randomUUID().toString()))
                .filter(user -> stays(Keys.user(user)))
                .findFirst()
                .orElseThrow();
        assertThat(room.seat(somebody, "Ada")).isInstanceOf(JoinOutcome.Joined.class);
        cluster.killAllOf(DOOMED);
        lost.forEach(node.bean(ActiveRooms.class)::add);

        eventually(
                "the leave is written down",
                LIMIT,
                () -> Rows.count(
                                database,
                                "SELECT 1 FROM voice_members WHERE reason = 'expired' AND stream_id = '" + room.id()
                                        + "'")
                        == 1);
    }

    @Test
    void onlyReadersOfRoomsThatAreGoneAreToldOfIt() throws InterruptedException {
        try (var left = open(room(id -> stays(new RoomKeys(id).room())));
                var lost = open(room(id -> !stays(new RoomKeys(id).room())))) {
            List.of(left, lost).forEach(reader -> reader.next("roster_snapshot"));
            cluster.killAllOf(DOOMED);
            lost.next("degraded");

            // Pings come as often as rooms are checked.
            Stream.generate(left::next).limit(10).forEach(event -> assertThat(event.type())
                    .isEqualTo("ping"));
        }
    }

    private VoiceRoom room(Predicate<StreamId> wanted) {
        return Stream.generate(() -> VoiceRoom.open(node))
                .filter(room -> wanted.test(room.id()))
                .findFirst()
                .orElseThrow();
    }

    private boolean stays(String key) {
        return !cluster.primaryUri(key).equals(gone);
    }

    private EventReader open(VoiceRoom room) {
        return EventReader.open(URI.create(node.uri() + "/api/voice/streams/" + room.id() + "/events"), Map.of());
    }
}
