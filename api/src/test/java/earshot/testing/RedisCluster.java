package earshot.testing;

import static earshot.testing.Eventually.eventually;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import redis.embedded.RedisServer;

/** A real cluster of three primaries with a replica each. */
public final class RedisCluster implements AutoCloseable {
    private static final int PRIMARIES = 3;
    private static final int SLOTS = 16384;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<Member> members =
            IntStream.range(0, 2 * PRIMARIES).mapToObj(i -> Member.start()).toList();

    private RedisCluster() {
        members.subList(1, members.size()).forEach(member -> ask(0, redis -> meet(redis, member)));
        eventually("all know each other", LIMIT, () -> everyone(redis -> known(redis) == members.size()));
        for (int i = 0; i < PRIMARIES; i++) {
            int[] slots = IntStream.range(SLOTS * i / PRIMARIES, SLOTS * (i + 1) / PRIMARIES)
                    .toArray();
            String primary = ask(i, redis -> redis.clusterAddSlots(slots) + redis.clusterMyId())
                    .substring("OK".length());
            int replica = PRIMARIES + i;
            eventually("known to its replica", LIMIT, () -> ask(replica, RedisCommands::clusterNodes)
                    .contains(primary));
            ask(replica, redis -> redis.clusterReplicate(primary));
        }
        eventually(
                "the cluster serves",
                LIMIT,
                () -> everyone(redis -> redis.clusterInfo().contains("cluster_state:ok")
                        && redis.clusterNodes()
                                        .lines()
                                        .filter(line -> line.contains("slave"))
                                        .count()
                                == PRIMARIES));
    }

    /** A started, empty cluster. */
    public static RedisCluster start() {
        return new RedisCluster();
    }

    /** The address for {@code earshot.redis.uri}. */
    public String uri() {
        return members.stream()
                .map(member -> "127.0.0.1:" + member.port)
                .collect(Collectors.joining(",", "redis-cluster://", ""));
    }

    @Override
    public void close() {
        members.forEach(Member::close);
    }

    private boolean everyone(Function<RedisCommands<String, String>, Boolean> condition) {
        return IntStream.range(0, members.size()).allMatch(i -> ask(i, condition));
    }

    private <T> T ask(int member, Function<RedisCommands<String, String>, T> question) {
        return question.apply(members.get(member).commands);
    }

    private static long known(RedisCommands<String, String> redis) {
        return redis.clusterNodes()
                .lines()
                .filter(line -> line.contains(" connected"))
                .count();
    }

    /** The client's own command has no place for the port of the bus. */
    private static String meet(RedisCommands<String, String> redis, Member member) {
        var args = new CommandArgs<>(StringCodec.UTF8)
                .add("MEET")
                .add("127.0.0.1")
                .add(member.port)
                .add(member.busPort);
        return redis.dispatch(CommandType.CLUSTER, new StatusOutput<>(StringCodec.UTF8), args);
    }

    private record Member(
            int port, int busPort, RedisServer server, RedisClient client, RedisCommands<String, String> commands) {
        static Member start() {
            int port = Ports.free();
            int busPort = Ports.free();
            var server = RedisServer.builder()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .setting("dir " + folder())
                    .setting("cluster-enabled yes")
                    .setting("cluster-port " + busPort)
                    .setting("cluster-node-timeout 2000")
                    .build();
            server.start();
            var client = RedisClient.create("redis://127.0.0.1:" + port);
            return new Member(port, busPort, server, client, client.connect().sync());
        }

        void close() {
            client.shutdown();
            server.stop();
        }

        private static Path folder() {
            try {
                return Files.createTempDirectory("earshot-redis");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
