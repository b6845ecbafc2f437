package earshot.roster;

import earshot.redis.LuaScript;
import earshot.redis.LuaScripts;
import earshot.redis.RoomKeys;
import earshot.testing.Backends;
import earshot.testing.Node;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What joins, leaves and heartbeats cost Redis, as processor time of its process, by the size of the room. docs/benchmarks.md keeps the figures. No part of the suite. */
class RedisCostBench {
    private static final Logger LOG = LoggerFactory.getLogger(RedisCostBench.class);
    private static final int[] SIZES = {10, 100, 1000, 5000};
    private static final int CHANGES = 200;
    private static final int BATCH = 500;
    private static final int BATCHES = 400;
    private static final String FOREVER = "9999999999999";
    private static final Pattern CPU = Pattern.compile("used_cpu_(?:user|sys):([0-9.]+)");

    @Test
    void print() {
        try (var node = Node.start();
                var client = RedisClient.create(Backends.redisUri());
                var connection = client.connect()) {
            var redis = connection.sync();
            LOG.warn("| people in the room | a join, us | a leave, us | a heartbeat alone, us | in batches, us |");
            LOG.warn("| --- | --- | --- | --- | --- |");
            for (int size : SIZES) {
                LOG.warn(row(node, redis, size));
            }
        }
    }

    private static String row(Node node, RedisCommands<String, String> redis, int size) {
        var room = new TestRoom(node, size);
        room.configure(20_000);
        for (int i = 0; i < size; i++) {
            room.join();
        }
        List<String> beats = beats(room);
        var joined = new ArrayList<String>();
        double join = micros(redis, () -> IntStream.range(0, CHANGES).forEach(i -> joined.add(room.join())));
        double leave = micros(redis, () -> joined.forEach(room::leave));
        var renew = node.bean(LuaScripts.class).load("presence_renew");
        double together = micros(redis, () -> repeat(renew, room, beats));
        double alone = micros(redis, () -> repeat(renew, room, beats.subList(0, 3)));
        return "| %d | %.0f | %.0f | %.1f | %.1f |"
                .formatted(
                        size,
                        join / CHANGES,
                        leave / CHANGES,
                        alone / BATCHES,
                        together / BATCHES / (beats.size() / 2));
    }

    private static void repeat(LuaScript renew, TestRoom room, List<String> beats) {
        IntStream.range(0, BATCHES).forEach(i -> renew.run(new RoomKeys(room.id).all(), beats));
    }

    /** One batch: the deadline, then user and session of each, as many as fit. */
    private static List<String> beats(TestRoom room) {
        List<String> args = new ArrayList<>(List.of(FOREVER));
        room.sessions().entrySet().stream()
                .limit(BATCH)
                .forEach(seat -> args.addAll(List.of(seat.getKey(), seat.getValue())));
        return args;
    }

    private static double micros(RedisCommands<String, String> redis, Runnable work) {
        double before = cpu(redis);
        work.run();
        return (cpu(redis) - before) * 1e6;
    }

    private static double cpu(RedisCommands<String, String> redis) {
        return CPU.matcher(redis.info("cpu"))
                .results()
                .mapToDouble(match -> Double.parseDouble(match.group(1)))
                .sum();
    }
}
