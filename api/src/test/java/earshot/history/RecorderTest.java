package earshot.history;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import earshot.presence.JoinOutcome;
import earshot.presence.Place;
import earshot.presence.Presence;
import earshot.redis.Keys;
import earshot.redis.LuaScripts;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.room.Identity;
import earshot.room.LeaveReason;
import earshot.room.Role;
import earshot.room.SessionId;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.testing.Node;
import earshot.testing.StoppablePostgres;
import earshot.testing.Together;
import earshot.testing.VoiceRoom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

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
    void joinsAndLeavesAreLoggedOnceWithIdsAndReason() {
        var lines = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger("earshot.events");
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);

        queue(
                join(1_000_000),
                join(1_000_000),
                leave(1_000_000, 1_007_000, "kicked"),
                leave(1_000_000, 1_007_000, "kicked"));
        awaitRows("SELECT reason FROM voice_members", "kicked");
        logger.detachAppender(lines);
        logger.setLevel(null);

        String who = " streamId=" + stream + " userId=" + user + " sessionId=" + session + " role=listener";
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                // Rooms of other tests are in the same Redis.
                .filteredOn(line -> line.contains(stream.toString()))
                .containsExactly("join" + who + " at=1000000", "leave" + who + " reason=kicked at=1007000");
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
    void aRoomThatCannotBeWrittenDoesNotKeepTheOthersFromIt() {
        queue(join(Long.MAX_VALUE));
        var others = Stream.generate(() -> new StreamId("s-" + UUID.randomUUID()))
                .limit(8)
                .toList();
        others.forEach(other -> queueIn(other, join(UUID.randomUUID().toString(), 1_000_000)));

        others.forEach(other -> eventually("it is written", LIMIT, () -> members(other) == 1));
    }

    @Test
    void theQueueIsEmptyOnlyAfterTheCommitAndNothingIsLostInAnOutage() {
        postgres.stop();
        IntStream.range(0, 500).forEach(person -> queue(join(UUID.randomUUID().toString(), 1_000_000 + person)));
        assertThat(queued()).isEqualTo(500);

        postgres.resume();
        awaitRows("SELECT count(*)::text FROM voice_members", "500");
        eventually("the queue is empty", LIMIT, () -> queued() == 0);
    }

    @Test
    void fiveHundredPeopleWhoJoinWhilePostgresIsAwayAreFiveHundredRows() {
        var voice = VoiceRoom.open(node);
        var room = voice.id();
        var presence = node.bean(Presence.class);
        seat(voice);
        eventually("the first row is there", LIMIT, () -> members(room) == 1);
        presence.seats(room).forEach(seat -> presence.leave(new Place(room, seat.identity())));

        postgres.stop();
        IntStream.range(1, 500).forEach(person -> seat(voice));
        assertThat(presence.seats(room)).hasSize(499);

        postgres.resume();
        eventually("everybody has a row", LIMIT, () -> members(room) == 500);
    }

    @Test
    void twoNodesThatWriteTheSameSessionsInOtherOrdersDoNotStopEachOther() {
        var rows = node.bean(MembershipRows.class);
        for (int round = 0; round < 5; round++) {
            List<Membership> some =
                    Stream.generate(RecorderTest::leaving).limit(300).toList();

            var news = new AtomicInteger();
            Together.each(
                    List.of(some, some.reversed()),
                    batch -> news.addAndGet(rows.write(stream, batch).size()));

            assertThat(news).hasValue(300);
        }
        assertThat(members(stream)).isEqualTo(1500);
    }

    private static Membership leaving() {
        var identity = new Identity(
                new UserId(UUID.randomUUID().toString()),
                new SessionId(UUID.randomUUID().toString()));
        var joined = Instant.ofEpochMilli(1_000_000);
        return new Membership.Leave(identity, Role.LISTENER, true, joined, joined.plusMillis(1), LeaveReason.LEFT);
    }

    private static void seat(VoiceRoom room) {
        var user = new UserId(UUID.randomUUID().toString());
        assertThat(room.seat(user, "Ada")).isInstanceOf(JoinOutcome.Joined.class);
    }

    @SafeVarargs
    private void queue(List<String>... entries) {
        queueIn(stream, entries);
    }

    @SafeVarargs
    private static void queueIn(StreamId stream, List<String>... entries) {
        var script =
                node.bean(LuaScripts.class).compile("queue", "return {redis.call('XADD', KEYS[1], '*', unpack(ARGV))}");
        for (var entry : entries) {
            script.run(List.of(new RoomKeys(stream).history()), entry);
        }
        node.bean(Redis.class).scoreIfAbsent(Keys.active(Keys.activeShard(stream)), 0, stream.value());
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
        eventually(select + " says " + expected, LIMIT, () -> rows(select).equals(List.of(expected)) && queued() == 0);
    }

    private static int members(StreamId room) {
        return Integer.parseInt(
                rows(room, "SELECT count(*)::text FROM voice_members").getFirst());
    }

    private List<String> rows(String select) {
        return rows(stream, select);
    }

    private static List<String> rows(StreamId stream, String select) {
        var found = new ArrayList<String>();
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
