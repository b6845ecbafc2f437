package earshot.moderation;

import static earshot.presence.House.path;
import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.House;
import earshot.redis.KillableScripts;
import earshot.redis.RawRedis;
import earshot.room.Identity;
import earshot.room.StreamId;
import earshot.sfu.SfuRooms;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.MediaClient;
import earshot.testing.StoppablePostgres;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Postgres, script, SFU: whichever of the steps fails once, the denial is in force in the end and stays so. */
class BrokenStepTest {
    private static final String KILL = "test:kill:broken-step";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static StoppablePostgres postgres;
    private static House house;

    private final Stagehands room = Stagehands.open(house);

    @BeforeAll
    static void start() {
        postgres = StoppablePostgres.start();
        house = House.of(
                2,
                Map.of(
                        KillableScripts.SWITCH,
                        KILL,
                        "datasources.default.url",
                        postgres.url(),
                        "datasources.default.connection-timeout",
                        "1000",
                        "earshot.sfu.gated",
                        false,
                        "earshot.history.interval",
                        "200ms",
                        "earshot.reconcile.interval",
                        "500ms"));
    }

    @AfterAll
    static void stop() {
        house.close();
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void aScriptThatFailsOnceIsTriedAgain(String when) {
        Client ada = room.person("Ada");
        Client ben = room.person("Ben");
        room.join(ada).is(200);
        room.join(ben).is(200);
        redis("SET", KILL, "room_rule:" + when);
        try {
            room.post(room.host(), ada, "mute");
            room.ban(room.host(), ben, "\"scope\":\"room\"");
        } finally {
            redis("DEL", KILL);
        }
        eventually("the mute counts", SOON, () -> room.seat(ada).flags().serverMuted());
        eventually("the ban counts", SOON, () -> !room.isIn(ben));
        room.join(ben).isProblem(403, "denied");
    }

    @Test
    void whatPostgresDoesNotTakeIsInForceNowhereOrAtOnceAndWrittenLater() {
        Client ada = room.person("Ada");
        Client ben = room.person("Ben");
        Client cy = room.person("Cy");
        room.join(ada).is(200);
        room.join(ben).is(200);
        room.join(cy).is(200);
        postgres.stop();
        try {
            Answer muted = room.post(room.host(), ada, "mute");
            assertThat(muted.status()).isEqualTo(202);
            assertThat(muted.at("/participant/serverMuted").asBoolean()).isTrue();
            assertThat(room.ban(room.host(), ben, "\"scope\":\"host\"").status())
                    .isEqualTo(202);
            assertThat(room.isIn(ben)).isFalse();
            room.join(ben).isProblem(403, "denied");
            assertThat(room.post(room.host(), cy, "mute").status()).isEqualTo(202);
            assertThat(room.delete(room.host(), cy, "mute").status()).isEqualTo(202);
            room.act(room.host(), "PUT", ada, "role", "{\"role\":\"speaker\"}").isProblem(503, "backend-unavailable");
            room.post(ada, cy, "mute").isProblem(403, "forbidden");
        } finally {
            postgres.resume();
        }
        eventually("the rows are written", SOON, () -> active("mute") == 1 && active("ban") == 1);
        assertThat(room.seat(ada).flags().serverMuted()).isTrue();
        assertThat(room.seat(cy).flags().serverMuted()).isFalse();
        room.join(ben).isProblem(403, "denied");
        eventually(
                "Postgres decides again",
                SOON,
                () -> room.delete(room.host(), ada, "mute").status() == 200);
        assertThat(active("mute")).isZero();
    }

    @Test
    void anSfuThatHangsIsToldAsSoonAsItAnswers() {
        Client eve = room.person("Eve");
        Answer joined = room.join(eve).is(200);
        var who = Identity.parse(joined.at("/identity").asText()).orElseThrow();
        try (var client = MediaClient.connected(
                joined.at("/sfu/url").asText(), joined.at("/sfu/token").asText())) {
            house.sfu().freeze();
            try {
                room.post(room.host(), eve, "mute").is(200);
            } finally {
                house.sfu().thaw();
            }
            assertThat(room.seat(eve).flags().serverMuted()).isTrue();
            eventually("the SFU takes the microphone", SOON, () -> house.node(0)
                    .bean(SfuRooms.class)
                    .participant(new StreamId(room.id()), who)
                    .filter(participant -> !participant.permission().canPublish())
                    .isPresent());
            assertThat(client.hasSaid("disconnected")).isFalse();
        }
    }

    @Test
    void aPermissionThatSomebodyElseSetIsMendedByTheReconciler() {
        Client eve = room.person("Eve");
        Answer joined = room.join(eve).is(200);
        var who = Identity.parse(joined.at("/identity").asText()).orElseThrow();
        var stream = new StreamId(room.id());
        var sfu = house.node(0).bean(SfuRooms.class);
        try (var client = MediaClient.connected(
                joined.at("/sfu/url").asText(), joined.at("/sfu/token").asText())) {
            var granted = sfu.participant(stream, who).orElseThrow().permission();
            room.post(room.host(), eve, "mute").is(200);
            eventually("the mute has reached the SFU", SOON, () -> !sfu.participant(stream, who)
                    .orElseThrow()
                    .permission()
                    .canPublish());
            sfu.permit(stream, who, granted);
            eventually("the reconciler takes it back", SOON, () -> !sfu.participant(stream, who)
                    .orElseThrow()
                    .permission()
                    .canPublish());
            assertThat(client.hasSaid("disconnected")).isFalse();
        }
    }

    @Test
    void aLostNoticeStandsInTheNextSnapshot() {
        Client ada = room.person("Ada");
        room.join(ada).is(200);
        room.post(room.host(), ada, "mute").is(200);
        try (EventReader inbox = room.inbox(ada)) {
            assertThat(inbox.next("me_snapshot").data())
                    .contains("\"kind\":\"mute\"", "\"streamId\":\"" + room.id() + "\"");
        }
        assertThat(room.host().get(path(room.id(), "sanctions")).is(200).at("/sanctions"))
                .hasSize(1);
    }

    private int active(String kind) {
        return house.rows("SELECT id FROM sanctions WHERE lifted_at IS NULL AND kind = '%s' AND host_id = '%s'"
                .formatted(kind, Stagehands.user(room.host())));
    }

    private static void redis(String... command) {
        house.node(0).bean(RawRedis.class).call(command);
    }
}
