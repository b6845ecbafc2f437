package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.testing.RedisCluster;
import earshot.testing.Together;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One of a cluster's three primaries is killed while people come and go in rooms of all: its replica takes over. */
@Tag("chaos")
class ClusterFaultsTest {
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration LEASE_AND_SWEEP = Duration.ofSeconds(20);

    @Test
    void aPrimaryIsKilled() {
        try (var cluster = RedisCluster.start();
                var site = Site.open(Map.of("REDIS_URI", cluster.uri()))) {
            var streams = site.streams(12);
            site.watch(120, streams);
            var stay = site.guests(240, streams);
            Together.each(stay, Person::join);
            String doomed = cluster.primaryUri(key(streams.getFirst()));
            List<String> itsRooms = streams.stream()
                    .filter(stream -> cluster.primaryUri(key(stream)).equals(doomed))
                    .toList();
            var others = site.guests(240, itsRooms);
            try (var beats = Churn.of(stay, 0, Report.seed());
                    var churn = Churn.of(others, 100, Report.seed())) {
                long start = System.nanoTime();
                churn.awaitJoins(start, 500);
                long killed = System.nanoTime();
                cluster.killPrimaryOf(key(streams.getFirst()));
                long promoted = System.nanoTime();
                eventually("joins into its rooms succeed", BACK, () -> churn.joinsSince(promoted).stream()
                        .anyMatch(join -> !join.failed()));
                var first = Duration.ofNanos(System.nanoTime() - promoted);
                churn.settle();
                eventually(
                        "nobody else is seated",
                        LEASE_AND_SWEEP,
                        () -> site.present() == Person.seated(stay) + Person.seated(others));
                eventually("the test finds another, too", BACK, () -> site.finds(key(streams.getFirst())));
                var agreed = new Oracle(site).agreed(streams, BACK);

                assertThat(beats.joinsSince(killed)).as("seats lost").isEmpty();
                assertThat(left(site, stay)).isZero();
                Report.row(
                        "one primary of a cluster of six killed, 100 joins/s into its rooms",
                        "another has its slots after %s; a join into its %d rooms of %d succeeds %s later; all right %s after the last join, none of %d seats lost"
                                .formatted(
                                        Report.seconds(Duration.ofNanos(promoted - killed)),
                                        itsRooms.size(),
                                        streams.size(),
                                        Report.seconds(first),
                                        Report.seconds(agreed),
                                        stay.size()));
            }
        }
    }

    /** How often any viewer was told that one of these had left. */
    private static long left(Site site, List<Person> people) {
        return site.watchers().stream()
                .flatMapToLong(viewer ->
                        people.stream().mapToLong(person -> viewer.roster().expiries(person.userId())))
                .sum();
    }

    private static String key(String stream) {
        return new RoomKeys(new StreamId(stream)).room();
    }
}
