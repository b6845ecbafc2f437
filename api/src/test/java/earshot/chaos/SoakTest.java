package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Client;
import earshot.testing.LiveStream;
import earshot.testing.Together;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two nodes with 1,000 people in voice and 3,000 viewers, who come, go and do what people do, for half an hour or
 * {@code -Dearshot.soak.minutes}: nothing grows, and in the end everybody tells the same rosters. It leaves most of the machine to others.
 */
@Tag("soak")
class SoakTest {
    private static final int MINUTES = Integer.getInteger("earshot.soak.minutes", 30);
    private static final int ROOMS = 20;
    private static final int VIEWERS = 3000;
    /** Half of them are in at any time. */
    private static final int PEOPLE = 2000;

    private static final int JOINS_PER_SECOND = 3;
    private static final Duration LEASE_AND_SWEEP = Duration.ofSeconds(20);

    /** The client keeps all connections that it ever needed at once and uses them in turn: they would count as the nodes'. */
    @BeforeAll
    static void keepFewConnections() {
        System.setProperty("jdk.httpclient.connectionPoolSize", "32");
    }

    @Test
    void nothingGrowsWhilePeopleComeAndGo() {
        var report = new SoakReport();
        try (var site = Site.open()) {
            var host = Client.of(site.node(0).uri()).signUp("Host");
            var streams = IntStream.range(0, ROOMS)
                    .mapToObj(i -> LiveStream.of(host, 500, 500))
                    .toList();
            var people = site.guests(PEOPLE, streams);
            Together.each(people.subList(0, PEOPLE / 2), Person::join);
            var churn = Churn.of(people, JOINS_PER_SECOND, Report.seed());
            var viewers = site.watch(VIEWERS, streams);
            try (churn;
                    var everyday = Everyday.of(people, viewers, host, Report.seed())) {
                sampleEachMinute(site, report);
                everyday.close();
                churn.settle();
                assertSound(site, streams, people);
                conclude(report, churn, everyday);
            }
        }
    }

    private static void sampleEachMinute(Site site, SoakReport report) {
        long start = System.nanoTime();
        for (int minute = 0; minute <= MINUTES; minute++) {
            long due = start + Duration.ofMinutes(minute).toNanos();
            eventually("minute " + minute, Duration.ofMinutes(2), () -> System.nanoTime() - due >= 0);
            report.add(Vitals.of(site));
        }
    }

    private static void assertSound(Site site, List<String> streams, List<Person> people) {
        eventually(
                "all are back", LEASE_AND_SWEEP, () -> site.watchers().stream().allMatch(Watcher::isOpen));
        eventually("nobody else is seated", LEASE_AND_SWEEP, () -> site.present() == Person.seated(people));
        new Oracle(site).agreed(streams, LEASE_AND_SWEEP);
    }

    private static void conclude(SoakReport report, Churn churn, Everyday everyday) {
        var joins = churn.joinsSince(0);
        report.line("");
        report.line("seed %d; answers to joins %s, p99 %d ms; to the rest %s"
                .formatted(
                        Report.seed(),
                        Churn.answers(joins),
                        Churn.percentile(joins, 0.99).toMillis(),
                        everyday.answers()));
        for (Flatness rule : Flatness.values()) {
            report.line(rule.verdict(report.samples()));
        }
        // At a low priority beside other work a node may have to say that it is to be asked again, and nothing worse.
        assertThat(joins).allMatch(join -> join.status() == 200 || join.status() == 503);
        assertThat(joins.stream().filter(Churn.Join::failed).count()).isLessThanOrEqualTo(joins.size() / 100);
        assertThat(everyday.answers().keySet())
                .as("unanswered, or our fault")
                .noneMatch(answer -> answer.matches(".* (0|50[0-24-9])"));
        assertThat(Arrays.stream(Flatness.values()).filter(rule -> !rule.holds(report.samples())))
                .as("what grew")
                .isEmpty();
    }
}
