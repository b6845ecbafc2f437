package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Together;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node dies, nodes are restarted, people and lines vanish. */
@Tag("chaos")
class NodeFaultsTest {
    private static final int ROOMS = 20;
    private static final int VIEWERS = 2000;
    private static final int PEOPLE = 1000;
    private static final Duration LEASE = Duration.ofSeconds(16);
    private static final Duration LEASE_AND_SWEEP = Duration.ofSeconds(20);
    /** What is left of the pace where nodes, people and viewers share two processors and are just started. */
    private static final double WITH_ALL_ON_TWO_CORES = 0.2;

    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final Site site = Site.open();
    private final Oracle oracle = new Oracle(site);
    private final List<String> streams = site.streams(ROOMS);

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void aNodeIsKilledInTheMiddleOfJoins() {
        site.watch(VIEWERS, streams);
        var people = site.guests(PEOPLE, streams);
        var stay = site.guests(200, streams);
        var banned = Outcasts.banned(site, 20, streams);
        // Last, as they do not beat before all have joined.
        Together.each(stay, Person::join);
        try (var beats = Churn.of(stay, 0, Report.seed());
                var outcasts = Outcasts.asking(site, banned);
                var churn = Churn.of(people, 300, Report.seed())) {
            long start = System.nanoTime();
            churn.awaitJoins(start, 1500);
            site.node(0).kill();
            long killed = System.nanoTime();
            long noticed = killed + Duration.ofSeconds(3).toNanos();
            churn.awaitJoins(noticed, 1500);
            churn.settle();
            long settled = System.nanoTime();
            String pace = churn.pace(noticed, settled, WITH_ALL_ON_TWO_CORES);
            eventually("all are back", LEASE_AND_SWEEP, () -> site.watchers().stream()
                    .allMatch(Watcher::isOpen));
            Duration agreed = oracle.agreed(streams, RESYNC);

            var after = churn.joinsSince(noticed);
            long failed = after.stream().filter(Churn.Join::failed).count();
            assertThat(failed).as("of %s", Churn.answers(after)).isLessThan(after.size() / 100 + 1);
            eventually(
                    "no ghost", LEASE_AND_SWEEP, () -> site.present() == Person.seated(people) + Person.seated(stay));
            var noGhost = Duration.ofNanos(System.nanoTime() - settled);
            int unheard = assertNoFalseLeave(stay, beats, start);
            oracle.recorded(streams);
            int refusals = outcasts.assertKeptOut();
            Report.row(
                    "kill -9 of one of two nodes, 300 joins/s, 2,000 viewers",
                    "after 3 s %s, answers to joins %s; agreed after %s; no ghost %s after the last join; of %d who stayed nobody left but %d who were not answered for a lease; %d banned asked %d times and stayed out"
                            .formatted(
                                    pace,
                                    Churn.answers(after),
                                    Report.seconds(agreed),
                                    Report.seconds(noGhost),
                                    stay.size(),
                                    unheard,
                                    banned.size(),
                                    refusals));
        }
    }

    @Test
    void peopleVanish() {
        var viewers = site.watch(200, streams);
        var people = site.guests(400, streams);
        Together.each(people, Person::join);
        var gone = people.subList(0, 200);
        try (var beats = Churn.of(people, 0, Report.seed())) {
            beats.abandon(gone);
            long vanished = System.nanoTime();
            eventually("all are gone", LEASE_AND_SWEEP, () -> site.present() == 200);
            var took = Duration.ofNanos(System.nanoTime() - vanished);
            oracle.agreed(streams, RESYNC);
            oracle.recorded(streams);

            for (Watcher viewer : viewers) {
                for (Person person : gone) {
                    int wanted = person.stream().equals(viewer.stream()) ? 1 : 0;
                    assertThat(viewer.roster().expiries(person.userId())).isEqualTo(wanted);
                }
                assertThat(viewer.roster().leaves()).isEqualTo(200 / ROOMS);
            }
            Report.row(
                    "200 of 400 people vanish without FIN",
                    "all gone after " + Report.seconds(took) + ", each leave announced once");
        }
    }

    @Test
    void bothNodesAreRestartedOneAfterTheOther() {
        site.watch(400, streams);
        var people = site.guests(PEOPLE, streams);
        var stay = people.subList(0, 300);
        Together.each(stay, Person::join);
        try (var beats = Churn.of(stay, 0, Report.seed());
                var churn = Churn.ofPersistent(people.subList(300, PEOPLE), 200, Report.seed())) {
            long start = System.nanoTime();
            awaitWarm(churn);
            Duration slowest = Duration.ZERO;
            for (ApiProcess node : site.nodes()) {
                Duration took = node.terminate();
                slowest = slowest.compareTo(took) > 0 ? slowest : took;
                node.restart();
                node.awaitReady();
                awaitWarm(churn);
            }
            churn.settle();
            oracle.agreed(streams, LEASE_AND_SWEEP);

            assertThat(slowest).isLessThan(Duration.ofSeconds(10));
            assertThat(assertNoFalseLeave(stay, beats, start)).isZero();
            oracle.recorded(streams);
            var joins = churn.joinsSince(start);
            assertThat(Churn.answers(joins))
                    .as("answers at the second try at most")
                    .containsOnlyKeys(200);
            Report.row(
                    "both nodes restarted, 200 joins/s",
                    "%d joins, %d of them asked twice and none in vain; exit in %s at most, nobody left"
                            .formatted(
                                    joins.size(),
                                    people.stream().mapToInt(Person::repeats).sum(),
                                    Report.seconds(slowest)));
        }
    }

    /**
     * Nobody was said to have left of those whose heartbeats came through in time, as all do who are at the other node within 9 s. On a
     * machine that is full some are not answered for as long as a lease; returns how many these are, who must be few.
     */
    private int assertNoFalseLeave(List<Person> stay, Churn beats, long since) {
        var unheard = stay.stream()
                .filter(person -> person.silence().compareTo(LEASE) >= 0)
                .toList();
        assertThat(unheard.size()).as("not heard for a lease").isLessThanOrEqualTo(stay.size() / 50);
        assertThat(beats.joinsSince(since)).as("seats lost").hasSizeLessThanOrEqualTo(unheard.size());
        for (Watcher viewer : site.watchers()) {
            assertThat(stay)
                    .filteredOn(person -> viewer.roster().expiries(person.userId()) > 0)
                    .isSubsetOf(unheard);
        }
        return unheard.size();
    }

    /** As docs/operations.md asks for before the next node is restarted: a JVM just started still compiles what it is asked for. */
    private static void awaitWarm(Churn churn) {
        churn.awaitJoins(System.nanoTime(), 1_500);
    }
}
