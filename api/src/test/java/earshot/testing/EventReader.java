package earshot.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Reads an event stream over a real connection, as a browser does: events in order, the retry time, and the end. */
public final class EventReader implements AutoCloseable {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Event> seen = new ArrayList<>();
    private volatile long retryMs = -1;

    /**
     * An event as dispatched; the end of the stream is one of type {@code end}.
     *
     * @param id the last event id in force
     */
    public record Event(String type, String id, String data) {
        /** Whether this is a message of this {@code t}. */
        public boolean is(String t) {
            return type.equals("message") && data.startsWith("{\"v\":1,\"t\":\"" + t + "\"");
        }
    }

    private EventReader(HttpResponse<InputStream> response) {
        this.response = response;
        Thread.startVirtualThread(this::read);
    }

    /** Opens a stream and returns when its head has arrived. */
    public static EventReader open(URI uri, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(10));
        headers.forEach(request::header);
        try {
            return new EventReader(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<InputStream> response() {
        return response;
    }

    /** What {@code retry:} said, or -1. */
    public long retryMs() {
        return retryMs;
    }

    /** The next event; fails when none comes in 10 s. */
    public Event next() {
        try {
            Event event = events.poll(10, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event within 10 s; so far " + seen);
            }
            seen.add(event);
            return event;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next event that is of this kind; those before it are skipped. Fails when none comes in a minute, whatever else does. */
    public Event next(Predicate<Event> kind) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        Event event = next();
        while (!kind.test(event)) {
            if (event.type().equals("end") || System.nanoTime() > end) {
                throw new AssertionError("the stream ended, or brought nothing of the kind; so far " + seen);
            }
            event = next();
        }
        return event;
    }

    /** The next message of this {@code t}. */
    public Event next(String t) {
        return next(event -> event.is(t));
    }

    /** The next message, pings skipped. */
    public Event message() {
        return next(event -> event.type().equals("message"));
    }

    /** Waits for the end of the stream. */
    public void awaitEnd() {
        while (!next().type().equals("end")) {
            // what came before the end
        }
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String type = "message";
            String id = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    if (!data.isEmpty()) {
                        events.add(new Event(type, id, data));
                    }
                    type = "message";
                    data = "";
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.startsWith("retry: ")) {
                    retryMs = Long.parseLong(line.substring(7));
                } else {
                    data = "unexpected line: " + line;
                }
            }
        } catch (IOException e) {
            // the connection was cut: the end, as for a browser
        }
        events.add(new Event("end", "", ""));
    }
}
