package earshot.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.UUID;
import redis.embedded.RedisServer;

/** One real Redis and one real Postgres for the whole test JVM, started on first use and ended with it. */
public final class Backends {
    private Backends() {}

    /** Address of the shared Redis; rooms of tests never clash because their ids are random. */
    public static String redisUri() {
        return "redis://127.0.0.1:" + Redis.PORT;
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
        static final int PORT = Ports.free();

        static {
            var server = RedisServer.builder()
                    .port(PORT)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
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
