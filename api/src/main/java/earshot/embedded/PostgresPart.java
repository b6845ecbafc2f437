package earshot.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Postgres of its own, with a password that only this checkout knows. */
final class PostgresPart implements Part {
    private static final Logger log = LoggerFactory.getLogger(PostgresPart.class);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String USER = "postgres";

    private final Path data;
    private final int port;
    private final Children children;

    PostgresPart(Path data, int port, Children children) {
        this.data = data;
        this.port = port;
        this.children = children;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public Map<String, Object> start() {
        int chosen = Ports.choose(port, "EARSHOT_EMBEDDED_POSTGRES_PORT");
        Path password = data.resolve("postgres-password");
        String secret = Secrets.keep(password, Secrets.KEY_BYTES);
        try {
            Path programs = PostgresProgram.unpack(Folders.make(data.resolve("bin")));
            serve(programs, folder(programs, password), chosen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.of(
                "datasources.default.url", "jdbc:postgresql://127.0.0.1:" + chosen + "/postgres",
                "datasources.default.username", USER,
                "datasources.default.password", secret);
    }

    /** The data folder; made beside its place and moved there when it is complete, so that a killed first start leaves none. */
    private Path folder(Path programs, Path password) throws IOException {
        Path folder = data.resolve("postgres");
        if (!Files.exists(folder)) {
            Path part = Folders.empty(data.resolve("postgres.part"));
            var command = PostgresProgram.command(
                    programs.resolve("initdb"),
                    "--pgdata=" + part,
                    "--username=" + USER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--no-locale");
            children.start("initdb", command, data, line -> false, log::info).awaitSuccess(LIMIT);
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return folder;
    }

    private void serve(Path programs, Path folder, int chosen) {
        var command = PostgresProgram.command(
                programs.resolve("postgres"),
                "-D",
                folder.toString(),
                "-p",
                Integer.toString(chosen),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=");
        children.start(name(), command, folder, line -> line.contains("ready to accept connections"), log::info)
                .awaitReady(LIMIT);
    }
}
