package earshot.redis;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.testing.Client;
import earshot.testing.LiveStream;
import earshot.testing.Node;
import earshot.testing.StoppableRedis;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Redis that worked and then stands still: its connections stay, and no command is answered. */
class FrozenRedisTest {
    private StoppableRedis server;
    private Node node;

    @BeforeEach
    void start() {
        server = StoppableRedis.start();
        node = Node.start(Map.of("earshot.redis.uri", server.uri()));
    }

    @AfterEach
    void stop() {
        node.close();
        server.close();
    }

    @Test
    void aRequestOfManyCommandsWaitsForOneOfThem() {
        var person = Client.signedUp(node, "Ada");
        String join = "/api/voice/streams/" + LiveStream.of(person, 10, 10) + "/join";
        Runnable thaw = server.freeze();

        for (int i = 0; i < 5; i++) {
            long before = System.nanoTime();
            var refused = person.post(join, "{}").isProblem(503, "backend-unavailable");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
            assertThat(refused.header("Retry-After")).isEqualTo("2");
        }
        thaw.run();
    }

    @Test
    void onceItAnswersAgainNobodyIsRefused() {
        var redis = node.bean(Redis.class);
        redis.field("x", "y");
        Runnable thaw = server.freeze();
        assertThatThrownBy(() -> redis.field("x", "y")).isInstanceOf(RedisUnavailableException.class);
        long before = System.nanoTime();
        for (int i = 0; i < 1000; i++) {
            assertThatThrownBy(() -> redis.field("x", "y")).isInstanceOf(RedisUnavailableException.class);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(500));

        thaw.run();

        eventually("it is asked again", Duration.ofSeconds(1), redis::answers);
        assertThat(redis.field("x", "y")).isEmpty();
    }
}
