package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.LiveStream;
import earshot.testing.Node;
import earshot.testing.OffClock;
import earshot.testing.Together;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two nodes whose clocks are ten minutes apart: the one is five ahead, the other five behind. */
@Tag("chaos")
class ClockFaultsTest {
    private static final Duration OFF = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofSeconds(16);
    private static final Duration LEASE_AND_SWEEP = Duration.ofSeconds(20);

    private final LiveKit sfu = LiveKit.start();
    private final String database = Backends.newDatabase();
    private final List<Node> nodes = List.of(node(OFF), node(OFF.negated()));
    private final AtomicInteger turn = new AtomicInteger();
    private final Supplier<URI> doors =
            () -> nodes.get(turn.getAndIncrement() % nodes.size()).uri();
    private final String stream = LiveStream.of(Client.of(doors.get()).signUp("Host"), 500, 500);
    private final List<Watcher> viewers = new ArrayList<>();

    @AfterEach
    void close() {
        viewers.forEach(Watcher::close);
        nodes.forEach(Node::close);
        sfu.close();
    }

    @Test
    void aHundredLeasesGoByTheClockOfRedis() {
        assertThat(Duration.between(time(1), time(0)))
                .isBetween(
                        OFF.multipliedBy(2).minusSeconds(1), OFF.multipliedBy(2).plusSeconds(1));
        IntStream.range(0, 10).forEach(i -> viewers.add(Watcher.of(stream, doors)));
        var people = Together.each(
                IntStream.range(0, 100).boxed().toList(),
                i -> Person.guest(
                        "Guest " + i, stream, nodes.stream().map(Node::uri).toList(), doors));
        assertThat(Together.each(people, Person::join)).containsOnly(200);
        var gone = people.subList(0, 50);
        var stay = people.subList(50, 100);
        try (var beats = Churn.of(people, 0, Report.seed())) {
            long joined = System.nanoTime();
            eventually(
                    "all have beaten for two leases",
                    LEASE.multipliedBy(2).plusSeconds(1),
                    () -> since(joined).compareTo(LEASE.multipliedBy(2)) > 0);
            assertThat(expiries(people)).as("expired though they beat").isZero();
            beats.abandon(gone);
            long vanished = System.nanoTime();
            eventually("the first is gone", LEASE_AND_SWEEP, () -> expiries(gone) > 0);
            var first = since(vanished);
            eventually("all are gone", LEASE_AND_SWEEP, () -> expiries(gone) == gone.size() * viewers.size());
            var last = since(vanished);

            // Whoever vanished may have beaten up to an interval before.
            assertThat(first).isGreaterThan(LEASE.minusSeconds(6));
            assertThat(last).isLessThan(LEASE_AND_SWEEP);
            assertThat(expiries(stay)).as("expired though they beat").isZero();
            assertThat(beats.joinsSince(joined)).as("had to join again").isEmpty();
            assertThat(viewers).allMatch(viewer -> viewer.roster().breaches().isEmpty());
            assertThat(Together.each(stay, Person::leave)).containsOnly(204);
            Report.row(
                    "node clocks +5 and -5 minutes, 100 leases",
                    "50 stayed and none expired; 50 vanished and were gone %s to %s later"
                            .formatted(Report.seconds(first), Report.seconds(last)));
        }
    }

    /** How many ends for want of heartbeats all viewers were told of these people. */
    private int expiries(List<Person> people) {
        return viewers.stream()
                .mapToInt(viewer -> people.stream()
                        .mapToInt(person -> viewer.roster().expiries(person.userId()))
                        .sum())
                .sum();
    }

    private Instant time(int node) {
        return nodes.get(node).bean(Clock.class).instant();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private Node node(Duration ahead) {
        Map<String, Object> settings = new HashMap<>(sfu.settings());
        settings.put("datasources.default.url", database);
        settings.put(OffClock.BY, ahead.toSeconds());
        return Node.start(settings);
    }
}
