package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.testing.RedisSentinels;
import earshot.testing.Together;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The primary of three sentinels is killed while people come and go: its replica takes over, without the last writes. */
@Tag("chaos")
class SentinelFaultsTest {
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration UNDER_WAY = Duration.ofMillis(300);
    private static final Duration LEASE_AND_SWEEP = Duration.ofSeconds(20);

    /** How many joins and leaves people were told of that a server does not know. */
    private record Lost(long joins, long leaves) {
        static Lost from(Set<String> kept, List<Person> people) {
            return new Lost(
                    people.stream()
                            .flatMap(person -> person.holds().stream())
                            .filter(seat -> !kept.contains(seat))
                            .count(),
                    people.stream()
                            .flatMap(person -> person.hasLeft().stream())
                            .filter(kept::contains)
                            .count());
        }
    }

    @Test
    void thePrimaryIsKilled() {
        try (var sentinels = RedisSentinels.start();
                var site = Site.open(Map.of("REDIS_URI", sentinels.uri()))) {
            var streams = site.streams(10);
            site.watch(100, streams);
            var stay = site.guests(200, streams);
            Together.each(stay, Person::join);
            var others = site.guests(200, streams);
            var people = Stream.concat(stay.stream(), others.stream()).toList();
            try (var beats = Churn.of(stay, 0, Report.seed());
                    var churn = Churn.of(others, 150, Report.seed())) {
                long start = System.nanoTime();
                eventually(
                        "joins run",
                        Duration.ofMinutes(1),
                        () -> churn.joinsSince(start).size() > 500);
                String before = sentinels.primary();
                sentinels.killPrimary();
                long killed = System.nanoTime();
                eventually(
                        "answers that were under way are there",
                        BACK,
                        () -> System.nanoTime() - killed > UNDER_WAY.toNanos());
                // Nobody writes to it before it is primary.
                Set<String> kept = seats(sentinels.replica(), streams);
                var lost = Lost.from(kept, people);
                assertThat(sentinels.primary())
                        .as("the primary when it was looked at")
                        .isEqualTo(before);
                String pace = churn.pace(start, killed, 0.2);
                eventually("another is primary", Duration.ofSeconds(30), () -> !sentinels
                        .primary()
                        .equals(before));
                long promoted = System.nanoTime();
                eventually("joins succeed", BACK, () -> churn.joinsSince(promoted).stream()
                        .anyMatch(join -> !join.failed()));
                churn.settle();
                // Of viewers alone it says nothing: they keep what they have seen while Redis is away.
                eventually("all who hold a seat are back", BACK, () -> {
                    Set<String> seated = seats(sentinels.primary(), streams);
                    return people.stream().allMatch(person -> person.holds()
                            .filter(seat -> !seated.contains(seat) || !site.shows(person))
                            .isEmpty());
                });
                var back = Duration.ofNanos(System.nanoTime() - promoted);
                eventually(
                        "those whose leave was lost are gone",
                        LEASE_AND_SWEEP,
                        () -> site.present() == Person.seated(people));
                var gone = Duration.ofNanos(System.nanoTime() - promoted);
                new Oracle(site).agreed(streams, BACK);

                assertThat(Person.seated(stay)).isEqualTo(stay.size());
                Report.row(
                        "Redis primary killed, 3 sentinels, 300 writes/s",
                        "%s; promoted after %s, %d acknowledged joins and %d acknowledged leaves lost with it, all with a seat back %s later, nobody else left after %s, %d people had to join again"
                                .formatted(
                                        pace,
                                        Report.seconds(Duration.ofNanos(promoted - killed)),
                                        lost.joins(),
                                        lost.leaves(),
                                        Report.seconds(back),
                                        Report.seconds(gone),
                                        beats.joinsSince(killed).size()));
            }
        }
    }

    /** The identities of all who have a seat at this server. */
    private static Set<String> seats(String server, List<String> streams) {
        try (var client = RedisClient.create(server);
                var connection = client.connect()) {
            return streams.stream()
                    .flatMap(stream ->
                            connection.sync().zrange(new RoomKeys(new StreamId(stream)).presence(), 0, -1).stream())
                    .collect(Collectors.toSet());
        }
    }
}
