package earshot.testing;

import io.lettuce.core.api.sync.RedisCommands;

/** Which process a Redis server is. */
final class RedisPid {
    private static final String FIELD = "process_id:";

    private RedisPid() {}

    static long of(RedisCommands<String, String> redis) {
        return redis.info("server")
                .lines()
                .filter(line -> line.startsWith(FIELD))
                .mapToLong(line -> Long.parseLong(line.substring(FIELD.length())))
                .findFirst()
                .orElseThrow();
    }
}
