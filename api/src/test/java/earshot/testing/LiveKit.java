package earshot.testing;

import io.livekit.server.RoomServiceClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import livekit.LivekitModels;
import org.jspecify.annotations.Nullable;

/** A real LiveKit server on loopback with ports of its own. It can be stopped and started again, as the same server would be. */
public final class LiveKit implements AutoCloseable {
    /** The key that signs tokens and webhooks. */
    public static final String API_KEY = "test";
    /** Its secret. */
    public static final String API_SECRET = "test-only-livekit-secret-of-at-least-32-bytes";

    private static final Duration START_LIMIT = Duration.ofSeconds(20);

    private final int port = Ports.free();
    private final int metricsPort = Ports.free();
    private final Path folder;
    private @Nullable Process process;

    private LiveKit(Path folder) {
        this.folder = folder;
    }

    /** A started server that sends its webhooks to {@code webhookUrl}. What its clients need is there first: to install it takes longer than a lease. */
    public static LiveKit start(String webhookUrl) {
        PythonTools.install();
        try {
            var server = new LiveKit(TestFolder.make("earshot-livekit"));
            Files.writeString(server.folder.resolve("livekit.yaml"), server.config(webhookUrl));
            server.resume();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A started server without webhooks. */
    public static LiveKit start() {
        return start("");
    }

    /** The address for browsers and for {@code earshot.sfu.url}. */
    public String url() {
        return "ws://127.0.0.1:" + port;
    }

    /** Where it tells Prometheus of itself. */
    public URI metricsUri() {
        return URI.create("http://127.0.0.1:" + metricsPort + "/metrics");
    }

    /** The settings that let a {@link Node} use this server. */
    public Map<String, Object> settings() {
        return Map.of("earshot.sfu.url", url(), "earshot.sfu.api-key", API_KEY, "earshot.sfu.api-secret", API_SECRET);
    }

    /** The identities of everybody in a room; nobody where the room does not exist, of which it must be asked first: for that it has no answer. */
    public List<String> participants(String room) {
        var rooms = RoomServiceClient.createClient("http://127.0.0.1:" + port, API_KEY, API_SECRET);
        try {
            var found = rooms.listRooms(List.of(room)).execute().body();
            if (found == null || found.isEmpty()) {
                return List.of();
            }
            return Objects.requireNonNull(rooms.listParticipants(room).execute().body()).stream()
                    .map(LivekitModels.ParticipantInfo::getIdentity)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the server; its rooms are lost. */
    public void stop() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Starts the stopped server again at the same address. */
    public void resume() {
        try {
            process = new ProcessBuilder(binary().toString(), "--config", "livekit.yaml")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("livekit.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Eventually.eventually("LiveKit takes connections, see " + folder, START_LIMIT, this::answers);
    }

    /** Freezes the server: connections are taken, nothing is answered. */
    public void freeze() {
        Signal.STOP.to(Objects.requireNonNull(process).pid());
    }

    /** Ends {@link #freeze()}. */
    public void thaw() {
        Signal.CONT.to(Objects.requireNonNull(process).pid());
    }

    @Override
    public void close() {
        stop();
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private String config(String webhookUrl) {
        return """
                port: %d
                bind_addresses: [127.0.0.1]
                prometheus: {port: %d}
                rtc:
                  tcp_port: %d
                  udp_port: %d
                  use_external_ip: false
                  node_ip: 127.0.0.1
                  enable_loopback_candidate: true
                room: {auto_create: false}
                api: {enable_psrpc_for_get_list_participants: true}
                keys: {%s: %s}
                %s
                """.formatted(port, metricsPort, Ports.free(), Ports.free(), API_KEY, API_SECRET, webhook(webhookUrl));
    }

    private static String webhook(String url) {
        return url.isEmpty() ? "" : "webhook: {api_key: %s, urls: [\"%s\"]}".formatted(API_KEY, url);
    }

    private static Path binary() {
        return Stream.of(fromEnvironment(), onPath(), inCache())
                .flatMap(Optional::stream)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no LiveKit server: run './earshot test', which installs it, or name one in LIVEKIT_SERVER"));
    }

    private static Optional<Path> fromEnvironment() {
        return Optional.ofNullable(System.getenv("LIVEKIT_SERVER")).map(Path::of);
    }

    private static Optional<Path> onPath() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .map(folder -> Path.of(folder, "livekit-server"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> inCache() {
        return Optional.of(TestCache.folder().resolve("livekit-1.13.5/server"));
    }
}
