package earshot.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A real Postgres of one test, which can stop it and start it again with its data at the same address. */
public final class StoppablePostgres implements AutoCloseable {
    private final int port = Ports.free();
    private final Path data;
    private EmbeddedPostgres server;

    private StoppablePostgres(Path data) {
        this.data = data;
        this.server = launch();
    }

    /** A started server without tables. */
    public static StoppablePostgres start() {
        return new StoppablePostgres(TestFolder.make("earshot-postgres"));
    }

    /** The JDBC address. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** Stops the server; its data stays. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the stopped server. */
    public void resume() {
        server = launch();
    }

    @Override
    public void close() {
        stop();
        TestFolder.delete(data);
    }

    private EmbeddedPostgres launch() {
        try {
            return EmbeddedPostgres.builder()
                    .setPort(port)
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
