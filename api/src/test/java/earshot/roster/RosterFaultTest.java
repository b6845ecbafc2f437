package earshot.roster;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.Node;
import earshot.testing.Ports;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** What readers see when Redis or the node goes: a Redis of its own, to be broken. */
class RosterFaultTest {
    private final int port = Ports.free();
    private RedisServer server;
    private Node node;
    private Client host;
    private String stream;

    @BeforeEach
    void start() {
        server = redis();
        node = Node.start(
                Map.of("earshot.redis.uri", "redis://127.0.0.1:" + port, "earshot.roster.check-after", "500ms"));
        host = Client.signedUp(node, "Hedy");
        stream = host.post(
                        "/api/streams",
                        "{\"title\":\"A stream\",\"playbackUrl\":\"/demo/live.m3u8\",\"visibility\":\"public\"}")
                .is(201)
                .at("/id")
                .asText();
        host.get(path("state")).is(200);
    }

    @AfterEach
    void stop() {
        node.close();
        server.stop();
    }

    @Test
    void aKilledConnectionGetsEverybodyTheWholeRoom() {
        List<EventReader> readers = IntStream.range(0, 5).mapToObj(i -> open()).toList();
        readers.forEach(reader -> reader.next("roster_snapshot"));
        command(redis -> redis.clientKill(KillArgs.Builder.typePubsub()));
        readers.forEach(reader -> reader.next("roster_snapshot"));
        readers.forEach(EventReader::close);
    }

    @Test
    void anEmptiedRedisMeansANewEpoch() {
        try (var reader = open()) {
            String epoch = epoch(reader.next("roster_snapshot"));
            command(RedisCommands::flushall);
            assertThat(epoch(reader.next("roster_snapshot"))).isNotEqualTo(epoch);
        }
    }

    @Test
    void withoutRedisStreamsStayOpenAndNewOnesAreRefused() {
        try (var reader = open()) {
            reader.next("roster_snapshot");
            server.stop();
            reader.next("degraded");
            long start = System.nanoTime();
            var refused = host.get(path("events")).isProblem(503, "backend-unavailable");
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            host.get(path("state")).isProblem(503, "backend-unavailable");

            server = redis();
            reader.next("roster_snapshot");
            eventually(
                    "it takes readers again",
                    Duration.ofSeconds(5),
                    () -> host.get(path("state")).status() == 200);
        }
    }

    @Test
    void aDeletedStreamIsTakenFromItsReaders() {
        try (var reader = open()) {
            reader.next("roster_snapshot");
            host.delete("/api/streams/" + stream).is(204);
            reader.next("room_closed");
            host.get(path("state")).isProblem(404, "not-found");
            reader.next("bye");
            host.get(path("events")).isProblem(404, "not-found");
        }
    }

    @Test
    void aNodeThatStopsSaysBye() {
        List<EventReader> readers = IntStream.range(0, 20).mapToObj(i -> open()).toList();
        readers.forEach(reader -> reader.next("roster_snapshot"));
        node.close();
        var retries = readers.stream()
                .map(reader -> RosterModel.parse(reader.next("bye").data())
                        .at("/d/retryMs")
                        .asLong())
                .toList();
        readers.forEach(reader -> assertThat(reader.next().type()).isEqualTo("end"));
        assertThat(retries).allMatch(retry -> retry >= 1000 && retry <= 5000);
        assertThat(retries.stream().distinct().count()).isGreaterThan(5);
    }

    private EventReader open() {
        return EventReader.open(URI.create(node.uri() + path("events")), Map.of());
    }

    private String path(String what) {
        return "/api/voice/streams/" + stream + "/" + what;
    }

    private static String epoch(EventReader.Event snapshot) {
        return snapshot.id().replaceAll("-.*", "");
    }

    private RedisServer redis() {
        var fresh = RedisServer.builder()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        fresh.start();
        return fresh;
    }

    private void command(Consumer<RedisCommands<String, String>> command) {
        try (var client = RedisClient.create("redis://127.0.0.1:" + port);
                var connection = client.connect()) {
            command.accept(connection.sync());
        }
    }
}
