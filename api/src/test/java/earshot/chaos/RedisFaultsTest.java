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
    private static final Duration IN_TIME = Duration.ofSeconds(1);
    /** What a join may take that is the first to find out that Redis does not answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

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
            double gaps = resyncs("gap");
            double reconnects = resyncs("reconnect");
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
            String pace = churn.pace(start, System.nanoTime(), 0.2);
            Duration agreed = oracle.agreed(streams, BACK);
            oracle.recorded(streams);

            gaps = resyncs("gap") - gaps;
            reconnects = resyncs("reconnect") - reconnects;
            assertThat(gaps + reconnects).as("rooms that nodes read again").isPositive();
            int snapshots = viewers.stream()
                    .mapToInt(viewer -> viewer.roster().snapshots() - 1)
                    .sum();
            assertThat(snapshots).as("rosters read again").isPositive();
            Report.row(
                    "pub/sub connections cut 100 times under changes",
                    "%s, %d joins meanwhile; nodes read rooms again %.0f times after a new connection and %.0f after a gap, viewers were told %d rosters; agreed after %s"
                            .formatted(
                                    pace,
                                    churn.joinsSince(start).size(),
                                    reconnects,
                                    gaps,
                                    snapshots,
                                    Report.seconds(agreed)));
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
            try (var churn = Churn.of(newcomers, 20, Report.seed())) {
                eventually("told", Duration.ofSeconds(15), () -> viewers.stream()
                        .allMatch(viewer -> viewer.roster().degraded()));
                eventually(
                        "half a minute",
                        Duration.ofSeconds(31),
                        () -> System.nanoTime() - frozen
                                > Duration.ofSeconds(30).toNanos());
                thaw.run();
                long thawed = System.nanoTime();
                eventually("joins succeed", Duration.ofSeconds(5), () -> churn.joinsSince(thawed).stream()
                        .anyMatch(join -> !join.failed()));
                var normal = Duration.ofNanos(System.nanoTime() - thawed);
                churn.settle();
                oracle.agreed(streams, BACK);
                oracle.recorded(streams);

                // The last ones may have waited for the end.
                var refused = churn.joinsSince(frozen).stream()
                        .filter(join -> join.sentAt() - thawed < -PATIENCE.toNanos())
                        .toList();
                assertThat(refused)
                        .as("answers while Redis stood still, since " + frozen)
                        .allMatch(join -> join.status() == 503);
                assertThat(refused)
                        .as("told when to come again")
                        .noneMatch(join -> join.reply().retryAfter().isEmpty());
                // Those of the first second find out, each by a command that is not answered in time; the others are
                // told at once.
                var first = refused.stream()
                        .filter(join -> join.sentAt() - frozen < IN_TIME.toNanos())
                        .toList();
                var later = refused.stream()
                        .filter(join -> join.sentAt() - frozen >= IN_TIME.toNanos())
                        .toList();
                assertThat(Churn.percentile(first, 1)).as("who found out").isLessThan(PATIENCE);
                assertThat(Churn.percentile(later, 0.99)).as("all later ones").isLessThan(IN_TIME);
                assertThat(beats.joinsSince(frozen)).as("seats lost").isEmpty();
                viewers.forEach(viewer ->
                        assertThat(people).allMatch(person -> viewer.roster().expiries(person.userId()) == 0));
                Report.row(
                        "Redis stopped for 30 s",
                        "%d joins asked for from the first moment on, all refused with a time to come again; %d of the first second after %d ms at most, the others with a p99 of %d ms; first join %s after; nobody left"
                                .formatted(
                                        refused.size(),
                                        first.size(),
                                        Churn.percentile(first, 1).toMillis(),
                                        Churn.percentile(later, 0.99).toMillis(),
                                        Report.seconds(normal)));
            }
        }
    }

    @Test
    void redisIsEmptied() {
        var viewers = site.watch(100, streams);
        var people = site.guests(300, streams);
        Together.each(people, Person::join);
        var banned = Outcasts.banned(site, 20, streams);
        oracle.agreed(streams, BACK);
        oracle.recorded(streams);
        int before = joins(viewers);
        try (var beats = Churn.of(people, 0, Report.seed())) {
            long emptied = System.nanoTime();
            site.redisCommands().flushall();
            try (var outcasts = Outcasts.asking(site, banned)) {
                eventually(
                        "all are back",
                        BACK,
                        () -> viewers.stream()
                                        .allMatch(viewer -> viewer.roster().snapshots() > 1)
                                && site.present() == people.size());
                var took = Duration.ofNanos(System.nanoTime() - emptied);
                oracle.agreed(streams, BACK);
                oracle.recorded(streams);
                assertThat(beats.joinsSince(emptied))
                        .as("who had to join again")
                        .isEmpty();
                assertThat(joins(viewers) - before)
                        .as("joins that viewers were told")
                        .isZero();
                Report.row(
                        "Redis emptied, 300 people in 10 rooms",
                        "all back after %s; each viewer was told the room anew, and no join; %d banned asked %d times and stayed out"
                                .formatted(Report.seconds(took), banned.size(), outcasts.assertKeptOut()));
            }
        }
    }

    /** How many joins all viewers together were told of, one by one. */
    private static int joins(List<Watcher> viewers) {
        return viewers.stream().mapToInt(viewer -> viewer.roster().joins()).sum();
    }

    private double resyncs(String reason) {
        return site.metric("earshot_roster_resyncs_total", "reason", reason);
    }
}
