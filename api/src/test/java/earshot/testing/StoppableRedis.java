package earshot.testing;

import io.lettuce.core.RedisClient;
import redis.embedded.RedisServer;

/** A real Redis of one test, which can stop it and start it again, empty, at the same address. */
public final class StoppableRedis implements AutoCloseable {
    private final int port = Ports.free();
    private RedisServer server = launch();
    private Runnable thaw = () -> {};

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

    /** Freezes the server: connections are taken, nothing is answered. Returns what ends it; {@link #close} does so too. */
    public Runnable freeze() {
        long pid = pid();
        Signal.STOP.to(pid);
        thaw = () -> {
            Signal.CONT.to(pid);
            thaw = () -> {};
        };
        return thaw;
    }

    private long pid() {
        try (var client = RedisClient.create(uri());
                var connection = client.connect()) {
            return RedisPid.of(connection.sync());
        }
    }

    @Override
    public void close() {
        // A frozen process would not end either.
        thaw.run();
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
