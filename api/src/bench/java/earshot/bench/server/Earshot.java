package earshot.bench.server;

import earshot.bench.process.Ports;
import earshot.bench.process.Program;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The system, as {@code ./earshot run} starts it with nothing configured, but for limits that one busy client would meet. */
public final class Earshot implements AutoCloseable {
    private final InetSocketAddress address = Ports.freeAddress();
    private final int redisPort = Ports.free();
    private final int postgresPort = Ports.free();
    private final int sfuPort = Ports.free();
    private final Path data;
    private final Program program;

    /** Starts it with its data and logs in {@code folder}. */
    public Earshot(Path folder) {
        data = folder.resolve("data");
        program = Program.start("Earshot", Java.earshot(), environment(folder), folder.resolve("earshot.log"))
                .await(() -> new Http(address).isOk("/health/readiness"));
    }

    private Map<String, String> environment(Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("EARSHOT_PORT", Integer.toString(address.getPort()));
        environment.put("EARSHOT_DATA", data.toString());
        environment.put("EARSHOT_LOGS", folder.resolve("logs").toString());
        environment.put("EARSHOT_EMBEDDED_REDIS_PORT", Integer.toString(redisPort));
        environment.put("EARSHOT_EMBEDDED_POSTGRES_PORT", Integer.toString(postgresPort));
        environment.put("EARSHOT_EMBEDDED_SFU_PORT", Integer.toString(sfuPort));
        for (String limit : List.of("PASSWORDS", "SIGN_UPS", "GUESTS", "CLIENT_LOGS")) {
            environment.put("EARSHOT_ACCOUNT_LIMITS_" + limit + "_PER_ADDRESS", "1000000");
        }
        environment.put("EARSHOT_PRESENCE_TOGGLES_PER_TEN_SECONDS", "10000");
        // A machine under load may keep the driver from beating in time, and what follows would be an event that nobody
        // asked for;
        // or Redis from answering in time, and what follows would be a refusal.
        environment.put("EARSHOT_REDIS_COMMAND_TIMEOUT", "5s");
        environment.put("EARSHOT_PRESENCE_LEASE", "2m");
        environment.put("EARSHOT_PRESENCE_RECONNECTING_AFTER", "2m");
        return environment;
    }

    public InetSocketAddress address() {
        return address;
    }

    /** What another node is told, for it to stand on the same parts. */
    public Map<String, String> parts() {
        return Map.of(
                "DATABASE_URL",
                "postgres://postgres:%s@127.0.0.1:%d/postgres".formatted(secret("postgres-password"), postgresPort),
                "REDIS_URI",
                "redis://:%s@127.0.0.1:%d".formatted(secret("redis-password"), redisPort),
                "LIVEKIT_URL",
                "ws://127.0.0.1:" + sfuPort,
                "LIVEKIT_API_KEY",
                "earshot",
                "LIVEKIT_API_SECRET",
                secret("livekit-secret"));
    }

    /** A connection to its Redis. */
    RedisClient redis() {
        return RedisClient.create(RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(redisPort)
                .withPassword(secret("redis-password").toCharArray())
                .build());
    }

    /** The sum of a metric's series now. */
    public double metric(String name) {
        var scraper = new Http(address);
        scraper.bearer(secret("metrics-token"));
        return scraper.get("/metrics")
                .lines()
                .filter(line -> line.split("[{ ]", 2)[0].equals(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String secret(String name) {
        try {
            return Files.readString(data.resolve(name)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Somebody who hosts streams. */
    Http host() {
        var http = new Http(address);
        String name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
        String account = "{\"name\":\"%s\",\"password\":\"correct horse battery\"".formatted(name);
        http.post("/api/accounts", account + ",\"displayName\":\"Grace\"}");
        http.bearer(http.post("/api/session/token", account + "}").at("/token").asText());
        return http;
    }

    /** A new live stream's id. Its room takes more people than a host may let in. */
    String stream(Http host) {
        String stream = host.post("/api/streams", """
                        {"title":"Bench","playbackUrl":"/demo/live.m3u8","visibility":"public",
                        "voice":{"enabled":true,"softCap":500,"hardCap":500}}""").at("/id").asText();
        liftCap(stream);
        host.send("PATCH", "/api/streams/" + stream, "{\"status\":\"live\"}");
        return stream;
    }

    private void liftCap(String stream) {
        String address = "jdbc:postgresql://127.0.0.1:%d/postgres?user=postgres&password=%s"
                .formatted(postgresPort, secret("postgres-password"));
        try (var postgres = DriverManager.getConnection(address);
                var statement = postgres.createStatement()) {
            statement.execute("ALTER TABLE streams DROP CONSTRAINT IF EXISTS streams_check");
            statement.execute("UPDATE streams SET hard_cap = 100000 WHERE id = '" + stream + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A room whose host is in it. */
    Room room() {
        Http host = host();
        return new Room(this, host, stream(host));
    }

    Program program() {
        return program;
    }

    @Override
    public void close() {
        program.close();
    }
}
