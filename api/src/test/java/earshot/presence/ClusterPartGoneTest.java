package earshot.presence;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.Keys;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.testing.EventReader;
import earshot.testing.Node;
import earshot.testing.RedisCluster;
import earshot.testing.VoiceRoom;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A third of a cluster is gone, and with it some rooms and a shard of the active ones: those of the other servers miss nothing. */
@Tag("full")
class ClusterPartGoneTest {
    private static final String DOOMED = Keys.active(3);

    private final RedisCluster cluster = RedisCluster.start();
    private final Node node =
            Node.start(Map.of("earshot.redis.uri", cluster.uri(), "earshot.roster.check-after", "500ms"));
    private final String gone = cluster.primaryUri(DOOMED);

    @AfterEach
    void stop() {
        node.close();
        cluster.close();
    }

    @Test
    void onlyReadersOfRoomsThatAreGoneAreToldOfIt() throws InterruptedException {
        try (var left = open(room(id -> stays(new RoomKeys(id).room())));
                var lost = open(room(id -> !stays(new RoomKeys(id).room())))) {
            List.of(left, lost).forEach(reader -> reader.next("roster_snapshot"));
            cluster.killAllOf(DOOMED);
            lost.next("degraded");
            Thread.sleep(Duration.ofSeconds(5));

            assertThat(left.waiting()).noneMatch(event -> event.type().equals("message"));
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
