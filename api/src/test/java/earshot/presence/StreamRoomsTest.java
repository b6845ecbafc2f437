package earshot.presence;

import static earshot.presence.House.join;
import static earshot.presence.House.seat;
import static earshot.presence.House.session;
import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.StoppableRedis;
import io.lettuce.core.RedisClient;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A room learns every edit of its stream, though Redis was away or the node died that had made the edit. */
class StreamRoomsTest {
    private static final String DATABASE = Backends.newDatabase();

    private static StoppableRedis redis;
    private static House house;
    private static Client host;

    @BeforeAll
    static void start() {
        redis = StoppableRedis.start();
        house = House.of(
                1,
                Map.of(
                        "earshot.redis.uri",
                        redis.uri(),
                        "datasources.default.url",
                        DATABASE,
                        "earshot.presence.reload-interval",
                        "500ms"));
        host = Client.signedUp(house.node(), "Host");
    }

    @AfterAll
    static void stop() {
        house.close();
        redis.close();
    }

    @Test
    void anEndThatRedisDidNotHearEndsTheSeatsLater() {
        String stream = house.stream(host, 50, 100);
        Client ada = Client.guest(house.node(), "Ada");
        String session = session(join(ada, stream));

        pauseRedis();
        host.patch("/api/streams/" + stream, "{\"status\":\"ended\"}").is(200);

        soon("the seat ends", () -> seat(ada, stream, "heartbeat", session).status() == 410);
        join(ada, stream).isProblem(409, "room-closed");
    }

    @Test
    void aDeletionThatRedisDidNotHearForgetsTheRoomLater() {
        String stream = house.stream(host, 50, 100);
        join(Client.guest(house.node(), "Ada"), stream).is(200);

        pauseRedis();
        host.delete("/api/streams/" + stream).is(204);

        soon("the room is forgotten", () -> field(stream, "status").isEmpty());
        assertThat(house.node().bean(Presence.class).seats(new StreamId(stream)))
                .isEmpty();
    }

    @Test
    void anEditWhoseNodeDiedReachesTheRoom() throws SQLException {
        String stream = house.stream(host, 50, 100);

        sql("UPDATE streams SET hard_cap = 60 WHERE id = '" + stream + "'");

        soon("the cap is known", () -> field(stream, "hard_cap").equals("60"));
    }

    @Test
    void anEndWhoseNodeDiedEndsTheSeats() throws SQLException {
        String stream = house.stream(host, 50, 100);
        Client ada = Client.guest(house.node(), "Ada");
        String session = session(join(ada, stream));

        sql("DELETE FROM streams WHERE id = '" + stream + "'");

        soon("the seat ends", () -> seat(ada, stream, "heartbeat", session).status() == 410);
        soon("the room is forgotten", () -> field(stream, "status").isEmpty());
    }

    /** Longer than a command may take, shorter than a lease. */
    private static void pauseRedis() {
        try (var client = RedisClient.create(redis.uri());
                var connection = client.connect()) {
            connection.sync().clientPause(3000);
        }
    }

    private static void sql(String statement) throws SQLException {
        try (var postgres = DriverManager.getConnection(DATABASE, "postgres", "postgres");
                var update = postgres.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    /** Waits where Redis is paused, as the node does not. */
    private static String field(String stream, String field) {
        try (var client = RedisClient.create(redis.uri());
                var connection = client.connect()) {
            String value = connection.sync().hget(new RoomKeys(new StreamId(stream)).room(), field);
            return value == null ? "" : value;
        }
    }

    private static void soon(String what, BooleanSupplier condition) {
        eventually(what, Duration.ofSeconds(15), condition);
    }
}
