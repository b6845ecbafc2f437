package earshot.testing;

import static earshot.testing.Eventually.eventually;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A participant with real media, outside the browser and outside this code: LiveKit's Python client. */
public final class MediaClient implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Process process;
    private final Writer commands;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private MediaClient(Process process) {
        this.process = process;
        this.commands = process.outputWriter();
        Thread.ofVirtual().start(this::listen);
    }

    /** Starts to connect with {@code token}; {@link #await} tells how that went. */
    public static MediaClient connect(String url, String token) {
        var command = new ArrayList<>(PythonTools.command("media_client.py"));
        command.addAll(List.of(url, token));
        try {
            return new MediaClient(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connected client. */
    public static MediaClient connected(String url, String token) {
        var client = connect(url, token);
        client.await("connected");
        return client;
    }

    /** Publishes a track of {@code source}: {@code microphone} or {@code camera}. */
    public void publish(String source) {
        try {
            commands.write(source + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the client said {@code event}: connected, refused, published, publish_refused, heard, disconnected. */
    public void await(String event) {
        eventually("the client says " + event + ", it said " + said, LIMIT, () -> hasSaid(event));
    }

    /** Waits for the outcome of connecting. */
    public boolean isLetIn() {
        eventually("the client connects or is refused", LIMIT, () -> hasSaid("connected") || hasSaid("refused"));
        return hasSaid("connected");
    }

    /** Whether the client said {@code event}. */
    public boolean hasSaid(String event) {
        return said.stream().anyMatch(line -> line.contains("\"event\": \"" + event + "\""));
    }

    /** Ends the client as a crash would: no goodbye to the SFU. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Leaves the room. */
    @Override
    public void close() {
        try {
            commands.close();
        } catch (IOException e) {
            kill();
        }
        process.onExit()
                .completeOnTimeout(process, LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join()
                .destroyForcibly();
    }

    private void listen() {
        try (BufferedReader lines = process.inputReader()) {
            lines.lines().forEach(said::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
