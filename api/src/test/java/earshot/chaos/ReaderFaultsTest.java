package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Viewers that do not read ({@code -Dearshot.stalled=PT1M} for less than five minutes), that come and go at once, whose lines are dead. */
@Tag("chaos")
class ReaderFaultsTest {
    private static final String READERS = "earshot_fanout_readers";
    private static final Duration RUN = Duration.parse(System.getProperty("earshot.stalled", "PT5M"));
    private static final Duration CLOSED = Duration.ofSeconds(15);
    private static final int STALLED = 200;
    private static final int READING = 1800;

    private final Site site = Site.open();
    private final Oracle oracle = new Oracle(site);
    private final List<String> streams = site.streams(10);

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void linesGoDead() {
        var viewers = site.watch(20, streams);
        var people = site.guests(20, streams);
        Together.each(people, Person::join);
        try (var line = FaultProxy.to(site.node(0).uri().getPort());
                var beats = Churn.of(people, 0, Report.seed())) {
            var door = URI.create("http://127.0.0.1:" + line.port());
            var cut = IntStream.range(0, 50)
                    .mapToObj(i -> Watcher.of(
                            streams.get(i % streams.size()),
                            () -> line.isDead() ? site.node(1).uri() : door))
                    .toList();
            eventually("all watch", Duration.ofSeconds(20), () -> cut.stream().allMatch(Watcher::isOpen));
            line.die();
            long died = System.nanoTime();
            eventually("all are back by the other node", Duration.ofSeconds(25), () -> cut.stream()
                    .allMatch(watcher -> watcher.connections() == 2));
            var found = Duration.ofNanos(System.nanoTime() - died);
            site.watchers().addAll(cut);
            oracle.agreed(streams, Duration.ofSeconds(10));
            assertThat(beats.joinsSince(died)).isEmpty();
            Report.row(
                    "half-open lines, dead both ways",
                    "%d viewers heard nothing for 20 s and were back by the other node %s after the line died"
                            .formatted(cut.size(), Report.seconds(found)));
            assertThat(viewers).allMatch(Watcher::isOpen);
        }
    }

    @Test
    void tenThousandStreamsAreOpenedAndDropped() {
        // In another room: a reader that does not read what happens would be closed before the last is open.
        var elsewhere = site.streams(1);
        site.watch(20, elsewhere);
        var people = site.guests(100, elsewhere);
        Together.each(people, Person::join);
        double others = site.node(0).metrics().value(READERS);
        try (var beats = Churn.of(people, 0, Report.seed())) {
            var open = new ArrayList<Socket>();
            for (int i = 0; i < 10_000; i++) {
                open.add(unread(site.node(0), streams.get(i % streams.size())));
            }
            eventually(
                    "all are open",
                    Duration.ofSeconds(60),
                    () -> site.node(0).metrics().value(READERS) == others + open.size());
            open.forEach(ReaderFaultsTest::shut);
            long dropped = System.nanoTime();
            eventually(
                    "all are forgotten",
                    Duration.ofSeconds(2),
                    () -> site.node(0).metrics().value(READERS) == others);
            var forgotten = Duration.ofNanos(System.nanoTime() - dropped);
            oracle.agreed(elsewhere, Duration.ofSeconds(10));
            oracle.recorded(elsewhere);
            assertThat(beats.joinsSince(dropped)).as("seats lost").isEmpty();
            Report.row(
                    "10,000 streams opened and dropped at once",
                    "all forgotten after " + Report.seconds(forgotten) + "; the others know who is there");
        }
    }

    @Test
    void someStopReading() {
        var viewers = site.watch(READING, streams);
        var people = site.guests(600, streams);
        try (var churn = Churn.of(people, 100, Report.seed())) {
            long start = System.nanoTime();
            churn.awaitJoins(start, 500);
            long heap = heap();
            var stalled = new ArrayDeque<Socket>();
            open(stalled, STALLED);
            long opened = System.nanoTime();
            eventually("they are taken", Duration.ofSeconds(10), () -> readers() > READING + 0.95 * STALLED);
            eventually("they are closed", CLOSED, () -> readers() == READING);
            var closed = Duration.ofNanos(System.nanoTime() - opened);
            int more = keepStalled(stalled, opened + RUN.toNanos());
            long growth = heap() - heap;
            String pace = churn.pace(opened, System.nanoTime(), 0.2);
            churn.settle();
            stalled.forEach(ReaderFaultsTest::shut);
            oracle.agreed(streams, Duration.ofSeconds(10));
            oracle.recorded(streams);

            Duration p95 = Lags.percentile(
                    viewers.stream().map(viewer -> viewer.roster().lags()).toList(), 0.95);
            Report.row(
                    "200 stalled readers among 2,000, 200 events/s",
                    "%s; closed after %s, and %d more, one for each that was closed; heap %+d MB, healthy p95 %d ms"
                            .formatted(pace, Report.seconds(closed), more, growth >> 20, p95.toMillis()));
            assertThat(p95).isLessThan(Duration.ofMillis(250));
            assertThat(growth).isLessThan(50L << 20);
        }
    }

    /** Opens another for each that was closed, once a second, and returns how many these were. */
    private int keepStalled(Deque<Socket> stalled, long end) {
        int more = 0;
        while (System.nanoTime() - end < 0) {
            int missing = READING + STALLED - (int) readers();
            for (int i = 0; i < missing; i++) {
                shut(stalled.removeFirst());
            }
            open(stalled, missing);
            more += missing;
            long asked = System.nanoTime();
            eventually(
                    "a second",
                    Duration.ofSeconds(2),
                    () -> System.nanoTime() - asked > Duration.ofSeconds(1).toNanos());
        }
        return more;
    }

    private void open(Deque<Socket> stalled, int count) {
        for (int i = 0; i < count; i++) {
            stalled.addLast(unread(site.node(i % 2), streams.get(i % streams.size())));
        }
    }

    private double readers() {
        return site.nodes().stream()
                .mapToDouble(node -> node.metrics().value(READERS))
                .sum();
    }

    private long heap() {
        return site.nodes().stream().mapToLong(ApiProcess::liveHeap).sum();
    }

    /** A viewer's connection that nobody reads from, with the least room that the kernel gives. */
    private static Socket unread(ApiProcess node, String stream) {
        try {
            var socket = new Socket();
            socket.setReceiveBufferSize(1);
            socket.connect(
                    new InetSocketAddress(node.uri().getHost(), node.uri().getPort()));
            socket.getOutputStream()
                    .write(("GET /api/voice/streams/" + stream + "/events HTTP/1.1\r\nHost: earshot\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void shut(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
