package earshot.history;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.Keys;
import earshot.redis.LuaScripts;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.testing.Eventually;
import earshot.testing.Node;
import earshot.testing.StoppablePostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queued joins and leaves reach Postgres, whatever the order, the repeats and the outages. */
class RecorderTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static StoppablePostgres postgres;
    private static Node node;

    private final StreamId stream = new StreamId("s-" + UUID.randomUUID());
    private final String user = UUID.randomUUID().toString();
    private final String session = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        postgres = StoppablePostgres.start();
        node = Node.start(Map.of(
                "datasources.default.url", postgres.url(),
                "earshot.history.interval", "100ms",
                "earshot.history.longest-pause", "500ms"));
    }

    @AfterAll
    static void stop() {
        node.close();
        postgres.close();
    }

    @Test
    void aJoinAndItsLeaveAreOneRow() {
        queue(join(1_000_000), leave(1_000_000, 1_042_000, "left"));

        awaitRows(
                "SELECT user_id || ' ' || role || ' ' || seconds || ' ' || reason FROM voice_members",
                user + " listener 42 left");
    }

    @Test
    void theLeaveMayComeFirstAndEverythingTwice() {
        queue(
                leave(1_000_000, 1_007_000, "expired"),
                join(1_000_000),
                join(1_000_000),
                leave(1_000_000, 1_007_000, "expired"));

        awaitRows("SELECT seconds || ' ' || reason FROM voice_members", "7 expired");
    }

    @Test
    void somebodyPresentHasNoEnd() {
        queue(join(1_000_000));

        awaitRows("SELECT coalesce(seconds::text, 'present') FROM voice_members", "present");
    }

    @Test
    void anEntryWithoutMeaningDoesNotBlockTheRest() {
        queue(List.of("kind", "dance"), join(1_000_000));

        awaitRows("SELECT user_id::text FROM voice_members", user);
    }

    @Test
    void theQueueIsEmptyOnlyAfterTheCommitAndNothingIsLostInAnOutage() {
        postgres.stop();
        IntStream.range(0, 500).forEach(person -> queue(join(UUID.randomUUID().toString(), 1_000_000 + person)));
        assertThat(queued()).isEqualTo(500);

        postgres.resume();
        awaitRows("SELECT count(*)::text FROM voice_members", "500");
        Eventually.eventually("the queue is empty", LIMIT, () -> queued() == 0);
    }

    @SafeVarargs
    private void queue(List<String>... entries) {
        var script =
                node.bean(LuaScripts.class).compile("queue", "return {redis.call('XADD', KEYS[1], '*', unpack(ARGV))}");
        for (var entry : entries) {
            script.run(List.of(new RoomKeys(stream).history()), entry);
        }
        node.bean(Redis.class).score(Keys.active(Keys.activeShard(stream)), 0, stream.value());
    }

    private List<String> join(long at) {
        return join(session, at);
    }

    private List<String> join(String session, long at) {
        return entry("join", session, at, at, "");
    }

    private List<String> leave(long joinedAt, long at, String reason) {
        return entry("leave", session, joinedAt, at, reason);
    }

    private List<String> entry(String kind, String session, long joinedAt, long at, String reason) {
        return List.of(
                "kind",
                kind,
                "user",
                user,
                "session",
                session,
                "name",
                "Ada",
                "role",
                "listener",
                "guest",
                "false",
                "at",
                Long.toString(at),
                "joinedAt",
                Long.toString(joinedAt),
                "reason",
                reason,
                "sid",
                "0123456789abcdef-1");
    }

    private int queued() {
        return node.bean(Redis.class)
                .streamAfter(new RoomKeys(stream).history(), "0-0", 1000)
                .size();
    }

    private void awaitRows(String select, String expected) {
        Eventually.eventually(
                select + " says " + expected, LIMIT, () -> rows(select).equals(List.of(expected)) && queued() == 0);
    }

    private List<String> rows(String select) {
        var found = new java.util.ArrayList<String>();
        try (var connection = DriverManager.getConnection(postgres.url(), "postgres", "postgres");
                var query = connection.prepareStatement(select + " WHERE stream_id = ?")) {
            query.setString(1, stream.value());
            var result = query.executeQuery();
            while (result.next()) {
                found.add(result.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
