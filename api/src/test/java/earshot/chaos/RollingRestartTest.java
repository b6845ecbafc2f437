package earshot.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.EventReader;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of two nodes is asked to end, as real processes are, while people join, beat and watch at it. */
@Tag("chaos")
class RollingRestartTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final int PEOPLE = 6;
    private static final int NEWCOMERS = 40;

    private final List<Future<?>> seats = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Site site = Site.open(Map.of(
            "EARSHOT_SHUTDOWN_DRAIN", "1s",
            "EARSHOT_PRESENCE_LEASE", LEASE.toSeconds() + "s",
            "EARSHOT_PRESENCE_RECONNECTING_AFTER", "2s",
            "EARSHOT_PRESENCE_SWEEP_INTERVAL", "500ms",
            "EARSHOT_FANOUT_PING_INTERVAL", "1s"));
    private final ApiProcess leaving = site.node(0);
    private final ApiProcess staying = site.node(1);
    private final String stream = site.streams(1).getFirst();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        site.close();
    }

    @Test
    void nobodyLeavesNobodyIsRefusedAndEveryWatcherIsToldWhenToComeBack() throws Exception {
        var people = IntStream.range(0, PEOPLE).mapToObj(i -> guest()).toList();
        var newcomers = IntStream.range(0, NEWCOMERS).mapToObj(i -> guest()).toList();
        people.forEach(person -> keep(person, join(person.at(leaving.uri()), "first")));
        site.watch(10, List.of(stream));
        try (var oracle = open(staying, "")) {
            oracle.next("roster_snapshot");
            var watchers =
                    IntStream.range(0, 20).mapToObj(i -> open(leaving, "")).toList();
            watchers.forEach(watcher -> watcher.next("roster_snapshot"));
            var joins = IntStream.range(0, NEWCOMERS)
                    .mapToObj(i -> threads.submit(arrival(i, newcomers.get(i))))
                    .toList();
            var ended = threads.submit(leaving::terminate);
            assertThat(seenUnready())
                    .as("balancers are told before the door shuts")
                    .isTrue();

            var back = watchers.stream()
                    .map(watcher -> threads.submit(() -> comeBack(watcher)))
                    .toList();
            var retries = new ArrayList<Long>();
            for (var one : back) {
                retries.add(one.get(20, TimeUnit.SECONDS));
            }
            assertThat(retries.stream().distinct().count())
                    .as("they do not come at once")
                    .isGreaterThan(5);
            for (var one : joins) {
                one.get(20, TimeUnit.SECONDS);
            }
            Duration exit = ended.get(20, TimeUnit.SECONDS);
            assertThat(exit).isLessThan(Duration.ofSeconds(10));
            var events = eventsUntilLeasesWouldHaveEnded(oracle);
            assertThat(events.stream().filter(event -> event.is("participant_left")))
                    .isEmpty();
            assertThat(events.stream().filter(event -> event.is("participant_joined")))
                    .hasSize(NEWCOMERS);
            assertThat(seats).noneMatch(Future::isDone);
            var truth = new Oracle(site);
            truth.agreed(List.of(stream), Duration.ofSeconds(5));
            truth.recorded(List.of(stream));
            Report.row(
                    "one of two nodes asked to end, 20 joins/s, a drain of 1 s",
                    "%d of %d joined, once repeated at most; exit in %s; nobody left"
                            .formatted(NEWCOMERS, NEWCOMERS, Report.seconds(exit)));
        }
    }

    /** Keeps the seat that {@code joined} took. */
    private void keep(Client person, Answer joined) {
        String session = joined.is(200).at("/session").asText();
        seats.add(threads.submit(() -> beat(person, session)));
    }

    /** Beats at the node that leaves, and once that is gone at the other; ends only when the seat is lost. */
    private void beat(Client person, String session) {
        URI node = leaving.uri();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                person.at(node)
                        .post(path("heartbeat"), "{\"session\":\"" + session + "\"}")
                        .is(204);
            } catch (IllegalStateException gone) {
                node = staying.uri();
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        }
    }

    /** A join, tried twice at most, and heartbeats from then on; all joins are spread over two seconds around the end. */
    private Runnable arrival(int index, Client newcomer) {
        return () -> {
            LockSupport.parkNanos(Duration.ofMillis(50L * index).toNanos());
            keep(newcomer, joinTwice(newcomer));
        };
    }

    private Answer joinTwice(Client newcomer) {
        try {
            Answer first = join(newcomer.at(leaving.uri()), "k");
            return first.status() == 503 ? join(newcomer, "k") : first;
        } catch (IllegalStateException gone) {
            return join(newcomer, "k");
        }
    }

    /** Waits for the bye and comes back to the other node after the time that it names, with what was seen last. */
    private long comeBack(EventReader watcher) throws JsonProcessingException {
        var bye = watcher.next("bye");
        watcher.awaitEnd();
        long retry = JSON.readTree(bye.data()).at("/d/retryMs").asLong();
        assertThat(retry).isBetween(1000L, 5000L);
        LockSupport.parkNanos(Duration.ofMillis(retry).toNanos());
        long asked = System.nanoTime();
        try (var again = open(staying, bye.id())) {
            assertThat(again.response().statusCode()).isEqualTo(200);
            again.next();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(5));
        }
        return retry;
    }

    private boolean seenUnready() {
        int seen = readiness();
        while (seen == 200) {
            seen = readiness();
        }
        return seen == 503;
    }

    /** Its status; 0 where nobody answers. */
    private int readiness() {
        try {
            return Client.of(leaving.uri()).get("/health/readiness").status();
        } catch (IllegalStateException unreachable) {
            return 0;
        }
    }

    private static List<EventReader.Event> eventsUntilLeasesWouldHaveEnded(EventReader oracle) {
        long end = System.nanoTime() + LEASE.multipliedBy(2).toNanos();
        var events = new ArrayList<EventReader.Event>();
        while (System.nanoTime() < end) {
            events.add(oracle.next());
        }
        return events;
    }

    private Answer join(Client person, String key) {
        return person.send(
                person.request(path("join")).header("Idempotency-Key", key).POST(BodyPublishers.noBody()));
    }

    private Client guest() {
        return Client.of(staying.uri()).enter("Guest");
    }

    private EventReader open(ApiProcess node, String lastEventId) {
        return EventReader.open(
                node.uri().resolve(path("events")),
                lastEventId.isEmpty() ? Map.of() : Map.of("Last-Event-ID", lastEventId));
    }

    private String path(String what) {
        return "/api/voice/streams/" + stream + "/" + what;
    }
}
