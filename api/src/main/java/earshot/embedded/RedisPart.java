package earshot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Redis of its own, kept on disk by an append-only file that is written out every second. */
final class RedisPart implements Part {
    private static final Logger log = LoggerFactory.getLogger(RedisPart.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Path data;
    private final int port;
    private final ProcessRecord record;
    private @Nullable Child child;

    RedisPart(Path data, int port, ProcessRecord record) {
        this.data = data;
        this.port = port;
        this.record = record;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Map<String, Object> start() {
        int chosen = Ports.choose(port, "EARSHOT_EMBEDDED_REDIS_PORT");
        Path folder = Folders.make(data.resolve("redis"));
        Child started =
                Child.start(command(chosen), folder, line -> line.contains("Ready to accept connections"), log::info);
        child = started;
        record.add(name(), started.handle());
        started.awaitReady(LIMIT);
        return Map.of("earshot.redis.uri", "redis://127.0.0.1:" + chosen);
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }

    private List<String> command(int chosen) {
        return List.of(
                program().toString(),
                "--port",
                Integer.toString(chosen),
                "--bind",
                "127.0.0.1",
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--maxmemory-policy",
                "noeviction",
                "--save",
                "");
    }

    private Path program() {
        try {
            return RedisProgram.unpack(data.resolve("bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
