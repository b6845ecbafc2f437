package earshot.chaos;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.sync.RedisClusterCommands;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * The test's own connection to what the nodes have for Redis: one server, sentinels' or a cluster.
 *
 * @param commands which find the server of each key
 */
record RedisInUse(AbstractRedisClient client, RedisClusterCommands<String, String> commands) implements AutoCloseable {
    private static final String CLUSTER = "redis-cluster://";

    /** At the address that nodes are given. */
    static RedisInUse at(String uri) {
        if (!uri.startsWith(CLUSTER)) {
            var client = RedisClient.create(uri);
            return new RedisInUse(client, client.connect().sync());
        }
        var client = RedisClusterClient.create(
                Stream.of(uri.substring(CLUSTER.length()).split(","))
                        .map(place -> RedisURI.create("redis://" + place))
                        .toList());
        client.setOptions(ClusterClientOptions.builder()
                .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                        .enablePeriodicRefresh(Duration.ofSeconds(1))
                        .enableAllAdaptiveRefreshTriggers()
                        .build())
                .build());
        return new RedisInUse(client, client.connect().sync());
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
