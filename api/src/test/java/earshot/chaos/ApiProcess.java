package earshot.chaos;

import static earshot.testing.Eventually.eventually;

import earshot.testing.Client;
import earshot.testing.Metrics;
import earshot.testing.Ports;
import earshot.testing.Signal;
import earshot.testing.TestFolder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The API as a process of its own, as an operator runs it. It can be ended in every way and started again at the same address. */
final class ApiProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(180);

    private final int port = Ports.free();
    private final Path folder;
    private final Map<String, String> environment;
    private Process process;

    private ApiProcess(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
        this.process = launch();
    }

    /** A process that is being started with these settings, named as in the environment; {@link #awaitReady} waits for it. */
    static ApiProcess start(Map<String, String> environment) {
        return new ApiProcess(TestFolder.make("earshot-api"), environment);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private long pid() {
        return process.pid();
    }

    /** Returns once it takes requests. */
    ApiProcess awaitReady() {
        eventually("the API is ready, see " + folder, START_LIMIT, this::isReady);
        return this;
    }

    boolean isReady() {
        try {
            return Client.of(uri()).get("/health/readiness").status() == 200;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    /** What Prometheus would read now. */
    Metrics metrics() {
        return Metrics.at(uri().resolve("/metrics"), Map.of("Authorization", "Bearer " + Metrics.TOKEN));
    }

    /** What Linux tells of it now. */
    ProcessFigures figures() {
        return ProcessFigures.of(pid());
    }

    /** Bytes of live objects, collected for this. */
    long liveHeap() {
        try {
            var jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(pid()),
                            "GC.class_histogram")
                    .start();
            String total = jcmd.inputReader().lines().reduce("", (before, line) -> line.isBlank() ? before : line);
            return Long.parseLong(total.trim().split("\\s+")[2]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it without its doing anything. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, and returns how long that took; it is killed after a minute. */
    Duration terminate() {
        long asked = System.nanoTime();
        Signal.TERM.to(pid());
        process.onExit()
                .orTimeout(1, TimeUnit.MINUTES)
                .exceptionally(late -> process.destroyForcibly())
                .join();
        return Duration.ofNanos(System.nanoTime() - asked);
    }

    /** Starts it again after its end. */
    void restart() {
        process = launch();
    }

    @Override
    public void close() {
        kill();
    }

    private Process launch() {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@api/jvm.options"));
        command.addAll(program());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(folder.resolve("console").toFile()));
        builder.environment().put("EARSHOT_DATA", folder.resolve("data").toString());
        builder.environment().put("EARSHOT_LOGS", folder.resolve("logs").toString());
        builder.environment().put("EARSHOT_PORT", String.valueOf(port));
        builder.environment().put("EARSHOT_METRICS_TOKEN", Metrics.TOKEN);
        builder.environment().putAll(environment);
        try {
            var launched = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(launched::destroyForcibly));
            return launched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jar and its cache, as the launcher starts them, where {@code -Dearshot.packaged} is given; a JVM without the cache starts slowly. */
    private static List<String> program() {
        return System.getProperty("earshot.packaged") == null
                ? List.of("-cp", productClassPath(), "earshot.Application")
                : List.of("-XX:AOTCache=target/earshot.aot", "-jar", "target/earshot-api-0.1.0.jar");
    }

    /** What these tests run on, without the tests themselves. */
    private static String productClassPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(place -> !place.endsWith("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
