package earshot.testing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A real Redis of one test, which can stop it and start it again, empty, at the same address. */
public final class StoppableRedis implements AutoCloseable {
    private final int port = Ports.free();
    private final RedisClient client = RedisClient.create(uri());
    private RedisServer server = launch();
    private @Nullable StatefulRedisConnection<String, String> connection;

    private StoppableRedis() {}

    /** A started, empty server. */
    public static StoppableRedis start() {
        return new StoppableRedis();
    }

    /** The address for {@code earshot.redis.uri}. */
    public String uri() {
        return "redis://127.0.0.1:" + port;
    }

    /** Stops the server; what it held is lost. */
    public void stop() {
        server.stop();
    }

    /** Starts the stopped server. */
    public void resume() {
        server = launch();
    }

    /** Freezes the server: connections are taken, nothing is answered. Returns what ends it. */
    public Runnable freeze() {
        long pid = Long.parseLong(info("process_id"));
        Signal.STOP.to(pid);
        return () -> Signal.CONT.to(pid);
    }

    /** Asks the server, on a connection of the test's own. */
    public synchronized <T> T ask(Function<RedisCommands<String, String>, T> question) {
        if (connection == null) {
            connection = client.connect();
        }
        return question.apply(connection.sync());
    }

    /** A field of {@code INFO}. */
    public String info(String field) {
        return ask(RedisCommands::info)
                .lines()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        client.shutdown();
        server.stop();
    }

    private RedisServer launch() {
        var launched = RedisServer.builder()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        launched.start();
        return launched;
    }
}
