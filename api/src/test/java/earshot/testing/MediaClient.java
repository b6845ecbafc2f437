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
import java.util.regex.Pattern;

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

    /** Publishes a track of {@code source}: {@code microphone}, {@code camera}, or {@code tone} for a microphone that picks one up. */
    public void publish(String source) {
        command(source);
    }

    /** How long the participant could be heard until now, ms. */
    public long audibleMs(String identity) {
        return asked("audible", identity);
    }

    /** When the participant could be heard for the last time, ms since the Unix epoch; 0 where never. */
    public long lastAudibleAt(String identity) {
        return asked("last", identity);
    }

    private long asked(String what, String identity) {
        long asked = told(what).size();
        command(what);
        eventually("the client tells " + what, LIMIT, () -> told(what).size() > asked);
        var found = Pattern.compile(Pattern.quote(identity) + "\\\\\": (\\d+)")
                .matcher(told(what).getLast());
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /** The newest token that the SFU has renewed for the client; waits for the first. */
    public String renewedToken() {
        await("token");
        return told("token").getLast().replaceAll(".*\"detail\": \"([^\"]+)\".*", "$1");
    }

    private List<String> told(String event) {
        return said.stream()
                .filter(line -> line.contains("\"event\": \"" + event + "\""))
                .toList();
    }

    private void command(String command) {
        try {
            commands.write(command + "\n");
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
        return !told(event).isEmpty();
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
