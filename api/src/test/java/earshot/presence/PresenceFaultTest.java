package earshot.presence;

import static earshot.presence.House.join;
import static earshot.presence.House.path;
import static earshot.presence.House.seat;
import static earshot.presence.House.session;
import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RawRedis;
import earshot.redis.Redis;
import earshot.redis.Reply;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.StoppableRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What happens to seats when something is away or lost, on two nodes with short leases and a Redis of their own. */
class PresenceFaultTest {
    private static StoppableRedis redis;
    private static House house;

    @BeforeAll
    static void start() {
        redis = StoppableRedis.start();
        house = House.of(
                2,
                Map.of(
                        "earshot.redis.uri", redis.uri(),
                        "earshot.presence.lease", "3s",
                        "earshot.presence.reconnecting-after", "1500ms",
                        "earshot.presence.sweep-interval", "500ms",
                        "earshot.presence.sweep-gap", "2s"));
    }

    @AfterAll
    static void stop() {
        house.close();
        redis.close();
    }

    @Test
    void whoVanishesIsShownAsReconnectingAndThenGone() {
        String stream = house.stream();
        Client ada = guest("Ada");
        Client ben = guest("Ben");
        join(ada, stream).is(200);
        String stays = session(join(ben, stream));

        beating(ben, stream, stays, "Ada is late", () -> events(stream).contains("\"presence\":\"reconnecting\""));
        beating(ben, stream, stays, "Ada is gone", () -> events(stream).contains("\"reason\":\"expired\""));

        assertThat(seats(stream)).isEqualTo(1);
        seat(ben, stream, "heartbeat", stays).is(204);
    }

    @Test
    void anEmptiedRedisGivesSeatsBackToWhoStillBeats() {
        String stream = house.stream();
        Client ada = guest("Ada");
        Client ben = guest("Ben");
        String session = session(join(ada, stream));
        String left = session(join(ben, stream));

        empty();
        seat(ada, stream, "heartbeat", session).is(204);
        assertThat(seats(stream)).isEqualTo(1);
        seat(ben, stream, "leave", left).is(204);
        seat(ada, stream, "leave", session).is(204);
    }

    @Test
    void anEmptiedRedisTakesBackNobodyWhoHasJoinedElsewhere() {
        String stream = house.stream();
        String other = house.stream();
        Client ada = guest("Ada");
        String old = session(join(ada, stream));

        empty();
        String newer = session(join(ada, other));

        seat(ada, stream, "heartbeat", old).isProblem(409, "session-replaced");
        seat(ada, other, "heartbeat", newer).is(204);
        assertThat(seats(stream)).isZero();
    }

    @Test
    void aDeniedSessionDoesNotComeBackIntoAnEmptiedRedis() {
        String stream = house.stream();
        Client ada = guest("Ada");
        Answer joined = join(ada, stream);
        String session = session(joined);

        empty();
        raw(
                "ZADD",
                new RoomKeys(new StreamId(stream)).denied(),
                "4000000000000",
                joined.at("/identity").asText());

        seat(ada, stream, "heartbeat", session).isProblem(410, "lease-expired");
    }

    @Test
    void anAbsentRedisIsToldAtOnceAndSeatsOutliveIt() {
        String stream = house.stream();
        Client ada = guest("Ada");
        String session = session(join(ada, stream));

        redis.stop();
        for (var request : List.<Supplier<Answer>>of(
                () -> join(ada, stream),
                () -> seat(ada, stream, "heartbeat", session),
                () -> seat(ada, stream, "leave", session),
                () -> ada.post(path(stream, "me"), "{\"session\":\"" + session + "\",\"selfMuted\":true}"))) {
            long start = System.nanoTime();
            Answer refused = request.get().isProblem(503, "backend-unavailable");
            assertThat(refused.header("Retry-After")).isNotBlank();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        }
        redis.resume();
        eventually(
                "back",
                Duration.ofSeconds(10),
                () -> seat(ada, stream, "heartbeat", session).status() == 204);
        assertThat(seats(stream)).isEqualTo(1);
    }

    @Test
    void anAbsentSfuRefusesJoinsAndKeepsSeats() {
        String stream = house.stream();
        String unknown = house.stream();
        Client ada = guest("Ada");
        String session = session(join(ada, stream));

        house.sfu().stop();
        try {
            Answer refused = join(guest("Ben"), unknown).isProblem(503, "sfu-unavailable");
            assertThat(refused.header("Retry-After")).isNotBlank();
            seat(ada, stream, "heartbeat", session).is(204);
        } finally {
            house.sfu().resume();
        }
        eventually(
                "the SFU is found again",
                Duration.ofSeconds(20),
                () -> join(guest("Ben"), unknown).status() == 200);
    }

    @Test
    void anEmptyRoomRestsAndWakesUp() {
        String stream = house.stream();
        Client ada = guest("Ada");
        seat(ada, stream, "leave", session(join(ada, stream))).is(204);

        eventually("the room rests", Duration.ofSeconds(20), () -> timeToLive(stream) > 0);
        String session = session(join(ada, stream));
        assertThat(timeToLive(stream)).isEqualTo(-1);
        seat(ada, stream, "leave", session).is(204);
    }

    /** Here, because the recorders of other tests' nodes share the other Redis. */
    @Test
    void eachStayOfTheSameNameIsInTheHistory() {
        String stream = house.stream();
        Client ada = guest("Ada");
        for (int stay = 0; stay < 2; stay++) {
            seat(ada, stream, "leave", session(join(ada, stream, "k"))).is(204);
        }

        String stays = "SELECT FROM voice_members WHERE left_at IS NOT NULL AND stream_id = '" + stream + "'";
        eventually("both are in the history", Duration.ofSeconds(20), () -> house.rows(stays) == 2);
    }

    private static void beating(
            Client client, String stream, String session, String what, Supplier<Boolean> condition) {
        eventually(what, Duration.ofSeconds(20), () -> {
            seat(client, stream, "heartbeat", session).is(204);
            return condition.get();
        });
    }

    /** Everything is lost, by the server process that goes on. */
    private static void empty() {
        raw("FLUSHALL");
    }

    private static long timeToLive(String stream) {
        return raw("PTTL", new RoomKeys(new StreamId(stream)).room()).number(0);
    }

    private static Reply raw(String... command) {
        return house.node().bean(RawRedis.class).call(command);
    }

    private static int seats(String stream) {
        return house.node().bean(Presence.class).seats(new StreamId(stream)).size();
    }

    private static String events(String stream) {
        return house.node()
                .bean(Redis.class)
                .streamAfter(new RoomKeys(new StreamId(stream)).log(), "0-0", 1000)
                .toString();
    }

    private static Client guest(String name) {
        return Client.guest(house.node(), name);
    }
}
