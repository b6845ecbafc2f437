package earshot.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Function;

/** One real Redis and one real Postgres for the whole test JVM, started on first use and ended with it. */
public final class Backends {
    private Backends() {}

    /**
     * Address of the shared Redis; rooms of tests never clash because their ids are random. {@code -Dearshot.test.redis} says what it is:
     * {@code one} server (so when unset), a {@code cluster} of six, or two with {@code sentinels}.
     */
    public static String redisUri() {
        return Redis.URI;
    }

    /** Another database of that Redis, for nodes that take turns which nodes of other tests would wait for. */
    public static String secludedRedisUri() {
        return redisUri() + "/1";
    }

    /** JDBC address of a new empty database. */
    public static String newDatabase() {
        String name = "t" + UUID.randomUUID().toString().replace("-", "");
        try (var connection = Postgres.SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("no test database", e);
        }
        return Postgres.SERVER.getJdbcUrl("postgres", name);
    }

    private static final class Redis {
        static final String URI = start(System.getProperty("earshot.test.redis", "one"));

        private static String start(String kind) {
            return switch (kind) {
                case "one" -> kept(StoppableRedis.start(), StoppableRedis::uri);
                case "cluster" -> kept(RedisCluster.start(), RedisCluster::uri);
                case "sentinels" -> kept(RedisSentinels.start(), RedisSentinels::uri);
                default -> throw new IllegalArgumentException("earshot.test.redis is one, cluster or sentinels");
            };
        }

        private static <R extends AutoCloseable> String kept(R redis, Function<R, String> uri) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(redis)));
            return uri.apply(redis);
        }

        private static void close(AutoCloseable redis) {
            try {
                redis.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class Postgres {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
