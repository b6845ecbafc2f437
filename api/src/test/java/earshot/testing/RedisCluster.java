package earshot.testing;

import static earshot.testing.Eventually.eventually;

import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A real cluster of three primaries with a replica each. */
public final class RedisCluster implements AutoCloseable {
    private static final int PRIMARIES = 3;
    private static final int SLOTS = 16384;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<RedisMember> members =
            IntStream.range(0, 2 * PRIMARIES).mapToObj(i -> RedisMember.start()).toList();

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
        eventually("the replicas follow", LIMIT, () -> members.stream()
                .skip(PRIMARIES)
                .allMatch(RedisMember::follows));
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
                .map(member -> "127.0.0.1:" + member.port())
                .collect(Collectors.joining(",", "redis-cluster://", ""));
    }

    /** Kills the server that has the slot of this key, and returns its address once its replica has taken over. */
    public String killPrimaryOf(String key) {
        var primary = primaryOf(key);
        primary.kill();
        eventually("another has the slots", LIMIT, () -> members.stream()
                .filter(member -> member != primary)
                .anyMatch(member -> member.serves(key)));
        return primary.uri();
    }

    /** Kills the server that has the slot of this key and, before it, its replica: nobody takes over. */
    public void killAllOf(String key) {
        RedisMember primary = primaryOf(key);
        members.get(PRIMARIES + members.indexOf(primary)).kill();
        primary.kill();
    }

    /** Sends a command to the server that has the slot of this key. */
    public void atPrimaryOf(String key, Consumer<RedisCommands<String, String>> command) {
        command.accept(primaryOf(key).commands());
    }

    /** Sends a command to each of the servers that have not the slot of this key, its replica among them. */
    public void atAllBut(String key, Consumer<RedisCommands<String, String>> command) {
        members.stream().filter(member -> !member.serves(key)).forEach(member -> command.accept(member.commands()));
    }

    /** The address of the server that has the slot of this key. */
    public String primaryUri(String key) {
        return primaryOf(key).uri();
    }

    private RedisMember primaryOf(String key) {
        return members.stream().filter(member -> member.serves(key)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        members.forEach(RedisMember::close);
    }

    private boolean everyone(Function<RedisCommands<String, String>, Boolean> condition) {
        return IntStream.range(0, members.size()).allMatch(i -> ask(i, condition));
    }

    private <T> T ask(int member, Function<RedisCommands<String, String>, T> question) {
        return question.apply(members.get(member).commands());
    }

    private static long known(RedisCommands<String, String> redis) {
        return redis.clusterNodes()
                .lines()
                .filter(line -> line.contains(" connected"))
                .count();
    }

    /** The client's own command has no place for the port of the bus. */
    private static String meet(RedisCommands<String, String> redis, RedisMember member) {
        var args = new CommandArgs<>(StringCodec.UTF8)
                .add("MEET")
                .add("127.0.0.1")
                .add(member.port())
                .add(member.busPort());
        return redis.dispatch(CommandType.CLUSTER, new StatusOutput<>(StringCodec.UTF8), args);
    }
}
