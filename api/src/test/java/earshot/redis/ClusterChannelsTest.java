package earshot.redis;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.testing.RedisCluster;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Channels of a cluster whose servers die, or are cut off: they are heard again, wherever they are then. */
@Tag("full")
class ClusterChannelsTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final RedisCluster cluster = RedisCluster.start();
    private final RedisLink link =
            new RedisLink(new RedisSettings(cluster.uri(), Duration.ofMillis(500), Duration.ofMillis(700), 10_000));
    private final Channels channels = new Channels(link);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final String channel = anyChannel();

    @AfterEach
    void stop() {
        link.close();
        cluster.close();
    }

    @Test
    void aChannelFollowsToTheServerThatTakesOverAndTheOtherIsLetGo() throws InterruptedException {
        try (var subscription = channels.subscribe(channel, listener(heard))) {
            String retired = cluster.killPrimaryOf(channel);
            hearsAgain(channel, heard);

            int port = URI.create(retired).getPort();
            eventually("the other is let go", LIMIT, () -> channels.servers().stream()
                    .noneMatch(server -> server.getPort() == port));
        }
    }

    @Test
    void allChannelsOfAServerAreHeardAgainAfterTheirConnectionWasCut() throws InterruptedException {
        String home = cluster.primaryUri(channel);
        List<String> together = Stream.generate(ClusterChannelsTest::anyChannel)
                .filter(other -> cluster.primaryUri(other).equals(home))
                .limit(2)
                .toList();
        var first = new LinkedBlockingQueue<String>();
        var second = new LinkedBlockingQueue<String>();
        try (var one = channels.subscribe(together.getFirst(), listener(first));
                var other = channels.subscribe(together.getLast(), listener(second))) {
            cluster.atPrimaryOf(channel, redis -> redis.clientKill(KillArgs.Builder.typePubsub()));
            hearsAgain(together.getFirst(), first);
            hearsAgain(together.getLast(), second);
            assertThat(first).isEmpty();
            assertThat(second).isEmpty();
        }
    }

    @Test
    void aChannelThatItsNewServerRefusesIsAskedForAgain() throws InterruptedException {
        try (var subscription = channels.subscribe(channel, listener(heard))) {
            cluster.atAllBut(channel, mayHear(AclSetuserArgs.Builder.resetChannels()));
            cluster.killPrimaryOf(channel);
            assertThat(next(heard)).isEqualTo("(lost)");
            assertThat(heard.poll(8, TimeUnit.SECONDS)).isNull();

            cluster.atPrimaryOf(channel, mayHear(AclSetuserArgs.Builder.allChannels()));
            assertThat(next(heard)).isEqualTo("(restored)");
        }
    }

    @Test
    void aServerWithoutTheSlotCountsAsAway() {
        String other = Stream.generate(ClusterChannelsTest::anyChannel)
                .filter(any -> !cluster.primaryUri(any).equals(cluster.primaryUri(channel)))
                .findFirst()
                .orElseThrow();
        var elsewhere = new ServerSubscriptions(link, RedisURI.create(cluster.primaryUri(other)));
        assertThatThrownBy(() -> elsewhere.subscribe(channel, listener(heard)))
                .isInstanceOf(RedisUnavailableException.class)
                .hasMessageContaining("MOVED");
        elsewhere.close();
    }

    private void hearsAgain(String name, BlockingQueue<String> heard) throws InterruptedException {
        assertThat(next(heard)).isEqualTo("(lost)");
        assertThat(next(heard)).isEqualTo("(restored)");
        new Redis(link).publish(name, "one");
        assertThat(next(heard)).isEqualTo("one");
    }

    private static String next(BlockingQueue<String> heard) throws InterruptedException {
        return String.valueOf(heard.poll(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }

    private static String anyChannel() {
        return "test:{" + UUID.randomUUID() + "}";
    }

    private static Consumer<RedisCommands<String, String>> mayHear(AclSetuserArgs channels) {
        return redis -> redis.aclSetuser("default", channels);
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
