package earshot.redis;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.RedisCluster;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server of a cluster dies: its channels are heard at its replica from then on, and nobody keeps a connection to it. */
@Tag("full")
class ClusterChannelsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Test
    void aChannelFollowsToTheServerThatTakesOverAndTheOtherIsLetGo() throws InterruptedException {
        try (var cluster = RedisCluster.start()) {
            var link = new RedisLink(
                    new RedisSettings(cluster.uri(), Duration.ofMillis(500), Duration.ofMillis(700), 10_000));
            var heard = new LinkedBlockingQueue<String>();
            String channel = "test:{" + UUID.randomUUID() + "}";
            var channels = new Channels(link);
            try (var subscription = channels.subscribe(channel, listener(heard))) {
                String retired = cluster.killPrimaryOf(channel);
                assertThat(next(heard)).isEqualTo("(lost)");
                assertThat(next(heard)).isEqualTo("(restored)");
                new Redis(link).publish(channel, "one");
                assertThat(next(heard)).isEqualTo("one");

                int port = URI.create(retired).getPort();
                eventually("the other is let go", LIMIT, () -> channels.servers().stream()
                        .noneMatch(server -> server.getPort() == port));
            } finally {
                link.close();
            }
        }
    }

    private static String next(BlockingQueue<String> heard) throws InterruptedException {
        return String.valueOf(heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }

    private static ChannelListener listener(BlockingQueue<String> heard) {
        return new ChannelListener() {
            @Override
            public void message(byte[] message) {
                heard.add(new String(message, StandardCharsets.UTF_8));
            }

            @Override
            public void lost() {
                heard.add("(lost)");
            }

            @Override
            public void restored() {
                heard.add("(restored)");
            }
        };
    }
}
