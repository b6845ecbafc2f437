package earshot.bench.server;

import earshot.bench.process.Ports;
import earshot.bench.process.Program;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The system, as {@code ./earshot run} starts it with nothing configured, but for limits that one busy client would meet. */
public final class Earshot implements AutoCloseable {
    private final InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free());
    private final int redisPort = Ports.free();
    private final Path data;
    private final Program program;

    /** Starts it with its data and logs in {@code folder}. */
    public Earshot(Path folder) {
        data = folder.resolve("data");
        program = Program.start(
                        "Earshot",
                        Java.command("-jar", "target/earshot-api-0.1.0.jar"),
                        environment(folder),
                        folder.resolve("earshot.log"))
                .await(() -> new Http(address).isOk("/health/readiness"));
    }

    private Map<String, String> environment(Path folder) {
        Map<String, String> environment = new HashMap<>();
        environment.put("EARSHOT_PORT", Integer.toString(address.getPort()));
        environment.put("EARSHOT_DATA", data.toString());
        environment.put("EARSHOT_LOGS", folder.resolve("logs").toString());
        environment.put("EARSHOT_EMBEDDED_REDIS_PORT", Integer.toString(redisPort));
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

    /** A room whose host is in it. */
    Room room() {
        var http = new Http(address);
        String name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
        String account = "{\"name\":\"%s\",\"password\":\"correct horse battery\"".formatted(name);
        http.post("/api/accounts", account + ",\"displayName\":\"Grace\"}");
        http.bearer(http.post("/api/session/token", account + "}").at("/token").asText());
        String stream = http.post("/api/streams", """
                        {"title":"Bench","playbackUrl":"/demo/live.m3u8","visibility":"public",
                        "voice":{"enabled":true,"softCap":500,"hardCap":500}}""").at("/id").asText();
        http.send("PATCH", "/api/streams/" + stream, "{\"status\":\"live\"}");
        return new Room(this, http, stream);
    }

    Program program() {
        return program;
    }

    int redisPort() {
        return redisPort;
    }

    Path data() {
        return data;
    }

    @Override
    public void close() {
        program.close();
    }
}
