package earshot.testing;

import static earshot.testing.Eventually.eventually;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.sentinel.api.sync.RedisSentinelCommands;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redis.embedded.RedisSentinel;
import redis.embedded.RedisServer;
import redis.embedded.RedisServerBuilder;

/** A real Redis with one replica, and three sentinels that make it primary when the first is gone. */
public final class RedisSentinels implements AutoCloseable {
    private static final String NAME = "earshot";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final int primaryPort = Ports.free();
    private final RedisServer primary = started(server(primaryPort));
    private final RedisServer replica =
            started(server(Ports.free()).slaveOf(new InetSocketAddress("127.0.0.1", primaryPort)));
    private final List<RedisSentinel> sentinels =
            Stream.generate(this::sentinel).limit(3).toList();
    private final RedisClient client = RedisClient.create();

    private RedisSentinels() {
        eventually("the sentinels know all", LIMIT, () -> sentinels.stream().allMatch(sentinel -> {
            var master = ask(sentinel, redis -> redis.master(NAME));
            return "1".equals(master.get("num-slaves")) && "2".equals(master.get("num-other-sentinels"));
        }));
    }

    /** All of them, started, without data. */
    public static RedisSentinels start() {
        return new RedisSentinels();
    }

    /** The address for {@code earshot.redis.uri}. */
    public String uri() {
        return sentinels.stream()
                        .map(sentinel -> "127.0.0.1:" + sentinel.ports().getFirst())
                        .collect(Collectors.joining(",", "redis-sentinel://", ""))
                + "#" + NAME;
    }

    /** The address of the server that the sentinels name now. */
    public String primary() {
        var address = (InetSocketAddress) ask(sentinels.getFirst(), redis -> redis.getMasterAddrByName(NAME));
        return "redis://127.0.0.1:" + address.getPort();
    }

    /** The address of the server that becomes primary when the first is killed. */
    public String replica() {
        return "redis://127.0.0.1:" + replica.ports().getFirst();
    }

    /** Kills the first primary. */
    public void killPrimary() {
        try (var redis = RedisClient.create("redis://127.0.0.1:" + primaryPort);
                var connection = redis.connect()) {
            Signal.KILL.to(RedisPid.of(connection.sync()));
        }
    }

    @Override
    public void close() {
        client.shutdown();
        sentinels.forEach(RedisSentinel::stop);
        replica.stop();
        primary.stop();
    }

    private <T> T ask(RedisSentinel sentinel, Function<RedisSentinelCommands<String, String>, T> question) {
        var address = RedisURI.create("127.0.0.1", sentinel.ports().getFirst());
        try (var connection = client.connectSentinel(address)) {
            return question.apply(connection.sync());
        }
    }

    private RedisSentinel sentinel() {
        var sentinel = RedisSentinel.builder()
                .bind("127.0.0.1")
                .port(Ports.free())
                .masterName(NAME)
                .masterPort(primaryPort)
                .quorumSize(2)
                .downAfterMilliseconds(1000L)
                .failoverTimeout(5000L)
                .parallelSyncs(1)
                .build();
        sentinel.start();
        return sentinel;
    }

    private static RedisServerBuilder server(int port) {
        return RedisServer.builder().port(port).setting("bind 127.0.0.1").setting("save \"\"");
    }

    private static RedisServer started(RedisServerBuilder builder) {
        var server = builder.build();
        server.start();
        return server;
    }
}
