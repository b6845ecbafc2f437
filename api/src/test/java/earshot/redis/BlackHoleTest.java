package earshot.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.testing.Client;
import earshot.testing.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Redis that takes connections and says nothing, from the start on. What is held here is a time, so nothing else runs beside it. */
@Tag("alone")
class BlackHoleTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private ServerSocket hole;
    private Node node;

    @BeforeEach
    void start() throws IOException {
        hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        node = Node.start(Map.of("earshot.redis.uri", "redis://127.0.0.1:" + hole.getLocalPort()));
    }

    @AfterEach
    void stop() throws IOException {
        node.close();
        hole.close();
    }

    @Test
    void nobodyWaitsForSomebodyElsesAttempt() throws Exception {
        var redis = node.bean(Redis.class);
        Callable<Duration> ask = () -> {
            long before = System.nanoTime();
            assertThatThrownBy(() -> redis.field("x", "y")).isInstanceOf(RedisUnavailableException.class);
            return Duration.ofNanos(System.nanoTime() - before);
        };
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var waited :
                    people.invokeAll(IntStream.range(0, 50).mapToObj(i -> ask).toList())) {
                assertThat(waited.get()).isLessThan(AT_ONCE);
            }
        }
    }

    @Test
    void aRequestIsAnsweredAtOnce() {
        var person = Client.of(node);
        // The first request of a process also waits for its code.
        person.get("/health/liveness").is(200);
        long before = System.nanoTime();

        person.post("/api/session/guest", "{\"displayName\":\"Ada\"}").isProblem(503, "backend-unavailable");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(AT_ONCE);
    }
}
