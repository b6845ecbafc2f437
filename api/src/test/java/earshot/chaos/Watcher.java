package earshot.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * A viewer's event stream as a browser holds it: reconnects after the time that it was told, with the last event id, at whichever node
 * its load balancer names, and gives up a connection that is silent for 20 s.
 */
final class Watcher implements AutoCloseable {
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final String stream;
    private final Supplier<URI> doors;
    private final ClientRoster roster = new ClientRoster();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile long retryMs = 500;
    private String data = "";
    private String id = "";
    private String lastEventId = "";
    private volatile boolean open;
    private volatile boolean over;
    private volatile Socket socket = new Socket();

    private Watcher(String stream, Supplier<URI> doors) {
        this.stream = stream;
        this.doors = doors;
    }

    /** Watches a room from now on; {@code doors} says where to connect, each time. */
    static Watcher of(String stream, Supplier<URI> doors) {
        var watcher = new Watcher(stream, doors);
        Thread.startVirtualThread(watcher::watch);
        return watcher;
    }

    String stream() {
        return stream;
    }

    ClientRoster roster() {
        return roster;
    }

    /** Whether a stream is open now. */
    boolean isOpen() {
        return open;
    }

    /** How many streams it has had. */
    int connections() {
        return connections.get();
    }

    /** Ends the connection; it comes back with what it has seen last. */
    void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            // closed all the same
        }
    }

    @Override
    public void close() {
        over = true;
        cut();
    }

    private void watch() {
        while (!over) {
            URI door = doors.get();
            try (var connected = new Socket(door.getHost(), door.getPort())) {
                socket = connected;
                connected.setSoTimeout((int) SILENCE.toMillis());
                read(connected);
            } catch (IOException cut) {
                // comes back, as a browser does
            }
            open = false;
            // A browser waits as it was told, jittered by the server; one that was told nothing must not knock all the
            // time.
            LockSupport.parkNanos(
                    Duration.ofMillis(retryMs / 2 + ThreadLocalRandom.current().nextLong(retryMs / 2 + 1))
                            .toNanos());
        }
    }

    private void read(Socket connected) throws IOException {
        String resume = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        connected
                .getOutputStream()
                .write(("GET /api/voice/streams/" + stream + "/events HTTP/1.1\r\nHost: earshot\r\n" + resume + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        var lines = new BufferedReader(new InputStreamReader(connected.getInputStream(), StandardCharsets.UTF_8), 2048);
        String status = lines.readLine();
        if (status == null || !status.contains(" 200 ")) {
            return;
        }
        connections.incrementAndGet();
        // An event that the last connection broke off comes again, whole.
        data = "";
        open = true;
        for (String line = lines.readLine(); line != null && !over; line = lines.readLine()) {
            take(line);
        }
    }

    /** An event counts once its empty line is there; lines of the chunks' framing are none of these. */
    private void take(String line) {
        if (line.isEmpty()) {
            dispatch();
        } else if (line.startsWith("data: {\"v\":1,")) {
            data = line.substring("data: ".length());
        } else if (line.startsWith("id: ")) {
            id = line.substring("id: ".length());
        } else if (line.startsWith("retry: ")) {
            retryMs = Long.parseLong(line.substring("retry: ".length()));
        }
    }

    private void dispatch() {
        if (!data.isEmpty()) {
            roster.apply(data);
            lastEventId = id;
            data = "";
        }
    }
}
