package earshot.presence;

import static earshot.presence.House.join;
import static earshot.presence.House.session;
import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RawRedis;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.testing.Client;
import earshot.testing.StoppablePostgres;
import earshot.testing.StoppableRedis;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Postgres says of a room is in force in Redis: from the first join on, and again after somebody wrote past this house. */
class EnforcementTest {
    private static StoppablePostgres postgres;
    private static StoppableRedis redis;
    private static House house;
    private static Client host;

    @BeforeAll
    static void start() {
        postgres = StoppablePostgres.start();
        redis = StoppableRedis.start();
        house = House.of(
                1,
                Map.of(
                        "earshot.redis.uri",
                        redis.uri(),
                        "datasources.default.url",
                        postgres.url(),
                        "datasources.default.connection-timeout",
                        "500",
                        "earshot.presence.reload-interval",
                        "500ms"));
        host = Client.signedUp(house.node(), "Host");
    }

    @AfterAll
    static void stop() {
        house.close();
        redis.close();
        postgres.close();
    }

    @Test
    void aRoomThatRedisHasLostIsLoadedWithItsRulesBeforeTheFirstJoin() throws SQLException {
        String stream = house.stream(host, 50, 100);
        Client muted = Client.signedUp(house.node(), "Ada");
        Client banned = Client.signedUp(house.node(), "Ben");
        sanction(stream, muted, "mute");
        sanction(null, banned, "ban");
        sql("INSERT INTO room_rules (stream_id, mode, status_line) VALUES ('%s', 'stage', 'A \"line\"')"
                .formatted(stream));
        sql("INSERT INTO room_roles (stream_id, user_id, role, granted_by) VALUES ('%s', '%s', 'speaker', '%s')"
                .formatted(stream, id(muted), id(host)));
        forget(stream);

        join(banned, stream).isProblem(403, "denied");
        var joined = join(muted, stream).is(200);
        assertThat(joined.at("/roster/room/mode").asText()).isEqualTo("stage");
        assertThat(joined.at("/roster/room/statusLine").asText()).isEqualTo("A \"line\"");
        assertThat(joined.at("/roster/participants/0/role").asText()).isEqualTo("speaker");
        assertThat(joined.at("/roster/participants/0/serverMuted").asBoolean()).isTrue();
        assertThat(joined.at("/permission/canPublish").asBoolean()).isFalse();
        assertThat(join(Client.guest(house.node(), "Cy"), stream)
                        .at("/permission/canPublish")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whatIsDecidedPastThisHouseComesIntoForceToo() throws SQLException {
        String stream = house.stream(host, 50, 100);
        Client ada = Client.signedUp(house.node(), "Ada");
        join(ada, stream).is(200);
        sanction(stream, ada, "mute");
        soon("the mute counts", () -> flags(stream, ada).contains("\"serverMuted\":true"));
        sql("UPDATE sanctions SET lifted_at = now() WHERE stream_id = '" + stream + "'");
        soon("it is lifted", () -> flags(stream, ada).contains("\"serverMuted\":false"));
        sanction(null, ada, "ban");
        soon("the ban counts", () -> flags(stream, ada).isEmpty());
        join(ada, stream).isProblem(403, "denied");
    }

    @Test
    void nobodyComesIntoARoomThatCannotBeLoaded() {
        String stream = house.stream(host, 50, 100);
        String loaded = house.stream(host, 50, 100);
        Client ada = Client.signedUp(house.node(), "Ada");
        String session = session(join(ada, loaded));
        postgres.stop();
        try {
            forget(stream);
            join(ada, stream).isProblem(503, "backend-unavailable");
            House.seat(ada, loaded, "heartbeat", session).is(204);
            join(ada, loaded).is(200);
        } finally {
            postgres.resume();
        }
        soon("it is loaded", () -> join(ada, stream).status() == 200);
    }

    private static void sanction(@Nullable String stream, Client user, String kind) throws SQLException {
        sql("INSERT INTO sanctions (id, stream_id, host_id, user_id, user_name, kind, actor_id, actor_name, at) "
                + "VALUES ('%s', %s, '%s', '%s', 'A name', '%s', '%s', 'Host', now())"
                        .formatted(
                                UUID.randomUUID(),
                                stream == null ? "NULL" : "'" + stream + "'",
                                id(host),
                                id(user),
                                kind,
                                id(host)));
    }

    private static UserId id(Client client) {
        return new UserId(client.get("/api/session").at("/user/id").asText());
    }

    private static String flags(String stream, Client user) {
        return house.node()
                .bean(Redis.class)
                .field(new RoomKeys(new StreamId(stream)).participants(), id(user).value())
                .orElse("");
    }

    /** As if Redis had lost the room. */
    private static void forget(String stream) {
        List<String> command = new ArrayList<>(List.of("DEL"));
        command.addAll(new RoomKeys(new StreamId(stream)).all());
        house.node().bean(RawRedis.class).call(command.toArray(String[]::new));
    }

    private static void sql(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.url(), "postgres", "postgres");
                var update = connection.createStatement()) {
            update.executeUpdate(statement);
        }
    }

    private static void soon(String what, BooleanSupplier condition) {
        eventually(what, Duration.ofSeconds(20), condition);
    }
}
