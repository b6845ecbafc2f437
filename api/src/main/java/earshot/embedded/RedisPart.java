package earshot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Redis of its own, with a password that only this checkout knows, kept on disk by an append-only file that is written out every second. */
final class RedisPart implements Part {
    private static final Logger log = LoggerFactory.getLogger(RedisPart.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Path data;
    private final int port;
    private final Children children;

    RedisPart(Path data, int port, Children children) {
        this.data = data;
        this.port = port;
        this.children = children;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Map<String, Object> start() {
        int chosen = Ports.choose(port, "EARSHOT_EMBEDDED_REDIS_PORT");
        Path folder = Folders.make(data.resolve("redis"));
        String password = Secrets.keep(data.resolve("redis-password"), Secrets.KEY_BYTES);
        // In a file, for everybody on the machine can read a command line.
        Path config = folder.resolve("redis.conf");
        Folders.write(config, config(chosen, password));
        children.start(
                        name(),
                        List.of(program().toString(), config.toString()),
                        folder,
                        line -> line.contains("Ready to accept connections"),
                        log::info)
                .awaitReady(LIMIT);
        return Map.of("earshot.redis.uri", "redis://:" + password + "@127.0.0.1:" + chosen);
    }

    private static String config(int port, String password) {
        return """
                port %d
                bind 127.0.0.1
                requirepass %s
                appendonly yes
                appendfsync everysec
                maxmemory-policy noeviction
                save ""
                """.formatted(port, password);
    }

    private Path program() {
        try {
            return RedisProgram.unpack(data.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
