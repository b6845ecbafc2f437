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
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The primary of three sentinels is killed while people come and go: its replica takes over, without the last writes. */
@Tag("chaos")
class SentinelFaultsTest {
    private static final Duration BACK = Duration.ofSeconds(10);
    private static final Duration LEASE_AND_SWEEP = Duration.ofSeconds(20);

    @Test
    void thePrimaryIsKilled() {
        try (var sentinels = RedisSentinels.start();
                var site = Site.open(Map.of("REDIS_URI", sentinels.uri()))) {
            var streams = site.streams(10);
            site.watch(100, streams);
            var stay = site.guests(200, streams);
            Together.each(stay, Person::join);
            var others = site.guests(200, streams);
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
                eventually("another is primary", Duration.ofSeconds(30), () -> !sentinels
                        .primary()
                        .equals(before));
                long promoted = System.nanoTime();
                long lost = Person.seated(stay) + Person.seated(others) - seats(sentinels.primary(), streams);
                eventually("joins succeed", BACK, () -> churn.joinsSince(promoted).stream()
                        .anyMatch(join -> !join.failed()));
                churn.settle();
                eventually("all who hold a seat are back", BACK, () -> Stream.of(stay, others)
                        .flatMap(List::stream)
                        .filter(Person::isSeated)
                        .allMatch(site::shows));
                var back = Duration.ofNanos(System.nanoTime() - promoted);
                eventually(
                        "those whose leave was lost are gone",
                        LEASE_AND_SWEEP,
                        () -> site.present() == Person.seated(stay) + Person.seated(others));
                var gone = Duration.ofNanos(System.nanoTime() - promoted);
                new Oracle(site).agreed(streams, BACK);

                assertThat(Person.seated(stay)).isEqualTo(stay.size());
                Report.row(
                        "Redis primary killed, 3 sentinels, 300 writes/s",
                        "promoted after %s, %d acknowledged joins or leaves lost with it, all with a seat back %s later, nobody else left after %s, %d people had to join again"
                                .formatted(
                                        Report.seconds(Duration.ofNanos(promoted - killed)),
                                        Math.abs(lost),
                                        Report.seconds(back),
                                        Report.seconds(gone),
                                        beats.joinsSince(killed).size()));
            }
        }
    }

    private static long seats(String primary, List<String> streams) {
        try (var client = RedisClient.create(primary);
                var connection = client.connect()) {
            return streams.stream()
                    .mapToLong(stream -> connection.sync().hlen(new RoomKeys(new StreamId(stream)).participants()))
                    .sum();
        }
    }
}
