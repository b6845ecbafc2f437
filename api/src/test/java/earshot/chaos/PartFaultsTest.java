package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Client;
import earshot.testing.MediaClient;
import earshot.testing.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The SFU or Postgres is away for a minute while people come and go. */
@Tag("chaos")
class PartFaultsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration IN_TIME = Duration.ofSeconds(2);
    private static final int SPEAKERS = 3;
    /** Compilers and collectors come and go. */
    private static final int FEW_THREADS = 20;

    private final Site site = Site.open();
    private final Oracle oracle = new Oracle(site);
    private final List<String> streams = site.streams(10);
    private final List<MediaClient> voices = new ArrayList<>();

    @AfterEach
    void close() {
        voices.forEach(MediaClient::close);
        site.close();
    }

    @Test
    void theSfuIsAwayForAMinute() {
        var viewers = site.watch(200, streams);
        var seated = site.guests(200, streams);
        Together.each(seated, Person::join);
        speak(seated);
        var newcomers = site.guests(200, streams);
        try (var beats = Churn.of(seated, 0, Report.seed())) {
            eventually("they are at the SFU", BACK, () -> oracle.audible(streams) == SPEAKERS);
            long threads = threads();
            site.sfu().stop();
            long stopped = System.nanoTime();
            try (var churn = Churn.of(newcomers, 20, Report.seed())) {
                eventually("both nodes have noticed", BACK, () -> site.nodes().stream()
                        .allMatch(node -> node.metrics().value("earshot_sfu_up") == 0));
                long noticed = System.nanoTime();
                long most = goOnForAMinute(stopped, seated);
                assertThat(most).as("threads, %s before", threads).isLessThan(threads + FEW_THREADS);
                var refused = churn.joinsSince(noticed);
                var answers = Churn.answers(refused);
                assertThat(answers).containsOnlyKeys(503);
                assertThat(refused).allMatch(join -> join.reply().problem().equals("sfu-unavailable"));
                String pace = churn.pace(noticed, System.nanoTime(), 0.8);

                site.sfu().resume();
                long resumed = System.nanoTime();
                eventually("joins succeed", BACK, () -> churn.joinsSince(resumed).stream()
                        .anyMatch(join -> !join.failed()));
                var recovered = Duration.ofNanos(System.nanoTime() - resumed);
                churn.settle();
                oracle.agreed(streams, BACK);
                int speaking = speak(newcomers);
                eventually(speaking + " are at the SFU", BACK, () -> oracle.audible(streams) >= speaking);
                int listed = oracle.audible(streams);
                oracle.agreed(streams, BACK);
                oracle.recorded(streams);
                assertThat(beats.joinsSince(stopped)).as("seats lost").isEmpty();
                assertThat(viewers).allMatch(viewer -> viewer.connections() == 1);
                Report.row(
                        "LiveKit stopped for 60 s",
                        "%s, answers to joins: %s, all sfu-unavailable; rosters, settings and events without an error; %d threads before, %d at most; first join %s after, the SFU lists %d and all have a seat; no stream was cut, no seat lost"
                                .formatted(pace, answers, threads, most, Report.seconds(recovered), listed));
            }
        }
    }

    /** Some of those who are seated connect to the SFU; returns how many. */
    private int speak(List<Person> people) {
        var some = people.stream().filter(Person::isSeated).limit(SPEAKERS).toList();
        some.stream().map(Person::connect).forEach(voices::add);
        return some.size();
    }

    /** Until a minute after this, rosters and settings are read, and every five seconds somebody changes the own state. Returns the most threads seen. */
    private long goOnForAMinute(long since, List<Person> seated) {
        long most = 0;
        for (int step = 1; step <= 12; step++) {
            long end = since + Duration.ofSeconds(5L * step).toNanos();
            eventually("five seconds", MINUTE, () -> {
                streams.forEach(stream -> Client.of(site.doors().get())
                        .get("/api/voice/streams/" + stream + "/state")
                        .is(200));
                site.host().get("/api/settings/voice").is(200);
                return System.nanoTime() - end > 0;
            });
            assertThat(seated.get(step).muteSelf(false)).isEqualTo(200);
            oracle.agreed(List.of(seated.get(step).stream()), IN_TIME);
            most = Math.max(most, threads());
        }
        return most;
    }

    private long threads() {
        return site.nodes().stream().mapToLong(node -> node.figures().threads()).sum();
    }

    @Test
    void postgresIsAwayForAMinute() {
        site.watch(100, streams);
        var people = site.guests(600, streams);
        Together.each(people, Person::join);
        long before = System.nanoTime();
        try (var churn = Churn.of(people, 100, Report.seed())) {
            // Until the code of a join is compiled, what a join takes says nothing of Postgres.
            churn.awaitJoins(before, 2000);
            var usual = Churn.percentile(churn.joinsSince(before), 0.99);
            site.postgres().stop();
            long stopped = System.nanoTime();
            eventually("a minute", MINUTE.plusSeconds(1), () -> System.nanoTime() - stopped > MINUTE.toNanos());
            var joins = churn.joinsSince(stopped);
            site.postgres().resume();
            churn.settle();
            String pace = churn.pace(stopped, System.nanoTime(), 0.8);
            oracle.agreed(streams, BACK);

            long failed = joins.stream().filter(Churn.Join::failed).count();
            assertThat(failed).isLessThanOrEqualTo(joins.size() / 100);
            assertThat(joins.size()).as("joins in a minute").isGreaterThan(5000);
            assertThat(Churn.percentile(joins, 0.99))
                    .as("p99; before it was %s", usual)
                    .isLessThan(Duration.ofMillis(300));
            long stays = people.size()
                    + churn.joinsSince(before).stream()
                            .filter(join -> !join.failed())
                            .count();
            // The session is the key of a row, so none is there twice.
            eventually(() -> "a row for each stay, " + stays + ": " + rows(), MINUTE, () -> rows() == stays);
            oracle.recorded(streams);
            Report.row(
                    "Postgres stopped for 60 s at 100 joins/s",
                    "%s, answers to joins: %s, p99 %d ms, %d ms in the 20 s before; %d rows for %d stays"
                            .formatted(
                                    pace,
                                    Churn.answers(joins),
                                    Churn.percentile(joins, 0.99).toMillis(),
                                    usual.toMillis(),
                                    rows(),
                                    stays));
        }
    }

    private int rows() {
        return site.rows("SELECT FROM voice_members");
    }
}
