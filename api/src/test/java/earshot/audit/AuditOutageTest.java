package earshot.audit;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.testing.Client;
import earshot.testing.Node;
import earshot.testing.StoppablePostgres;
import earshot.testing.StoppableRedis;
import earshot.testing.VoiceRoom;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What is done while parts are away is on record all the same. */
class AuditOutageTest {
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("earshot.audit");
    private StoppablePostgres postgres;
    private StoppableRedis redis;
    private Node node;

    @BeforeEach
    void start() {
        postgres = StoppablePostgres.start();
        redis = StoppableRedis.start();
        node = Node.start(Map.of(
                "test.rehearsal",
                true,
                "earshot.redis.uri",
                redis.uri(),
                "datasources.default.url",
                postgres.url(),
                "earshot.history.interval",
                "100ms",
                "earshot.history.longest-pause",
                "500ms"));
        lines.start();
        log.setLevel(Level.INFO);
        log.addAppender(lines);
    }

    @AfterEach
    void stop() {
        log.detachAppender(lines);
        log.setLevel(null);
        node.close();
        redis.close();
        postgres.close();
    }

    @Test
    void actionsDuringAnOutageOfPostgresAreOneRowEachAfterIt() {
        var room = VoiceRoom.open(node);
        var ada = Client.signedUp(node, "Ada");
        String path = "/api/voice/streams/" + room.id() + "/participants/" + UUID.randomUUID() + "/wave";
        ada.post(path, "{\"reason\":\"before\"}").is(202);

        postgres.stop();
        ada.post(path, "{\"reason\":\"accepted meanwhile\"}").is(202);
        ada.post(path, "{\"reason\":\"refused meanwhile\",\"end\":\"full\"}").is(409);
        String queue = new RoomKeys(room.id()).history();
        assertThat(node.bean(Redis.class).streamAfter(queue, "0-0", 10)).hasSize(2);

        postgres.resume();
        String audit = "/api/voice/streams/" + room.id() + "/audit";
        eventually("the queue is written", LIMIT, () -> {
            var answer = room.host().get(audit);
            return answer.status() == 200 && answer.at("/entries").size() == 3;
        });
        var entries = room.host().get(audit).at("/entries");
        assertThat(entries.findValuesAsText("reason"))
                .containsExactly("refused meanwhile", "accepted meanwhile", "before");
        assertThat(entries.findValuesAsText("result")).containsExactly("refused", "accepted", "accepted");
        eventually("the queue is empty", LIMIT, () -> node.bean(Redis.class)
                .streamAfter(queue, "0-0", 10)
                .isEmpty());
    }

    @Test
    void aQueuedRowThatIsWrittenTwiceIsOne() {
        var room = VoiceRoom.open(node);
        AuditRow row = node.bean(AuditTexts.class).row(entry(room.id()));
        var queued = Map.of("kind", "audit", "row", node.bean(AuditTexts.class).write(row));
        String queue = new RoomKeys(room.id()).history();
        node.bean(Redis.class).streamAdd(queue, queued);
        node.bean(Redis.class).streamAdd(queue, queued);
        node.bean(Redis.class).streamAdd(queue, Map.of("kind", "audit", "row", "{}"));
        node.bean(earshot.redis.ActiveRooms.class).add(room.id());

        eventually("the queue is empty", LIMIT, () -> node.bean(Redis.class)
                .streamAfter(queue, "0-0", 10)
                .isEmpty());
        var entries =
                room.host().get("/api/voice/streams/" + room.id() + "/audit").at("/entries");
        assertThat(entries).hasSize(1);
        assertThat(entries.at("/0/action").asText()).isEqualTo("sweep_up");
        assertThat(entries.at("/0/actorId").isMissingNode()).isTrue();
    }

    @Test
    void withEverythingAwayItStandsInTheLog() {
        var room = new StreamId("s-" + UUID.randomUUID());
        postgres.stop();
        redis.stop();
        node.bean(Audit.class).write(entry(room));

        assertThat(lines.list)
                .filteredOn(line -> line.getFormattedMessage().startsWith("sweep_up"))
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage())
                        .contains(
                                "streamId=" + room,
                                "result=accepted",
                                "reason=nobody is there",
                                "after={\"seats\":0}"));
        redis.resume();
    }

    private static AuditEntry entry(StreamId room) {
        var target = new UserId(UUID.randomUUID().toString());
        return AuditEntry.bySystem(room, "sweep_up", target, "nobody is there", Map.of("seats", 1), Map.of("seats", 0));
    }
}
