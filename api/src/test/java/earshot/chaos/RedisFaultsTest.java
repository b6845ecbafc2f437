package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Together;
import io.lettuce.core.KillArgs;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis loses connections, stands still, is emptied. */
@Tag("chaos")
class RedisFaultsTest {
    private static final int ROOMS = 10;
    private static final Duration BACK = Duration.ofSeconds(10);

    private final Site site = Site.open();
    private final Oracle oracle = new Oracle(site);
    private final List<String> streams = site.streams(ROOMS);

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void subscriptionsAreCutAHundredTimes() {
        var viewers = site.watch(500, streams);
        var people = site.guests(300, streams);
        var random = new Random(Report.seed());
        try (var churn = Churn.of(people, 100, Report.seed())) {
            long start = System.nanoTime();
            for (int cut = 0; cut < 100; cut++) {
                // At a moment between other events, drawn: so many joins later.
                long now = System.nanoTime();
                int later = random.nextInt(1, 20);
                eventually(
                        "joins go on",
                        Duration.ofSeconds(30),
                        () -> churn.joinsSince(now).size() >= later);
                site.redisCommands().clientKill(KillArgs.Builder.typePubsub());
            }
            churn.settle();
            Duration agreed = oracle.agreed(streams, BACK);

            int snapshots = viewers.stream()
                    .mapToInt(viewer -> viewer.roster().snapshots() - 1)
                    .sum();
            assertThat(snapshots).as("rosters read again").isPositive();
            Report.row(
                    "pub/sub connections cut 100 times under changes",
                    "%d joins meanwhile, %d rosters read again, agreed after %s"
                            .formatted(churn.joinsSince(start).size(), snapshots, Report.seconds(agreed)));
        }
    }

    @Test
    void redisStandsStillForHalfAMinute() {
        var viewers = site.watch(200, streams);
        var people = site.guests(300, streams);
        Together.each(people, Person::join);
        var newcomers = site.guests(50, streams);
        try (var beats = Churn.of(people, 0, Report.seed())) {
            Runnable thaw = site.redis().freeze();
            long frozen = System.nanoTime();
            eventually("told", Duration.ofSeconds(15), () -> viewers.stream()
                    .allMatch(viewer -> viewer.roster().degraded()));
            try (var churn = Churn.of(newcomers, 20, Report.seed())) {
                eventually(
                        "half a minute",
                        Duration.ofSeconds(31),
                        () -> System.nanoTime() - frozen
                                > Duration.ofSeconds(30).toNanos());
                var refused = churn.joinsSince(frozen);
                assertThat(Churn.answers(refused)).containsOnlyKeys(503);
                assertThat(Churn.percentile(refused, 0.95)).isLessThan(Duration.ofSeconds(1));

                thaw.run();
                long thawed = System.nanoTime();
                eventually("joins succeed", Duration.ofSeconds(5), () -> churn.joinsSince(thawed).stream()
                        .anyMatch(join -> !join.failed()));
                var normal = Duration.ofNanos(System.nanoTime() - thawed);
                churn.settle();
                oracle.agreed(streams, BACK);

                assertThat(beats.joinsSince(frozen)).as("seats lost").isEmpty();
                viewers.forEach(viewer ->
                        assertThat(people).allMatch(person -> viewer.roster().expiries(person.userId()) == 0));
                Report.row(
                        "Redis stopped for 30 s",
                        "%d joins refused, p95 %d ms; first join %s after; nobody left"
                                .formatted(
                                        refused.size(),
                                        Churn.percentile(refused, 0.95).toMillis(),
                                        Report.seconds(normal)));
            }
        }
    }

    @Test
    void redisIsEmptied() {
        var viewers = site.watch(100, streams);
        var people = site.guests(300, streams);
        Together.each(people, Person::join);
        try (var beats = Churn.of(people, 0, Report.seed())) {
            long emptied = System.nanoTime();
            site.redisCommands().flushall();
            eventually(
                    "all are back",
                    BACK,
                    () -> viewers.stream().allMatch(viewer -> viewer.roster().snapshots() > 1)
                            && site.present() == people.size());
            var took = Duration.ofNanos(System.nanoTime() - emptied);
            oracle.agreed(streams, BACK);
            assertThat(beats.joinsSince(emptied)).as("who had to join again").isEmpty();
            Report.row("Redis emptied, 300 people in 10 rooms", "all back after " + Report.seconds(took));
        }
    }
}
