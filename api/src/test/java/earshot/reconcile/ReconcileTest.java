package earshot.reconcile;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.room.EffectivePermission;
import earshot.room.Identity;
import earshot.room.ParticipantFlags;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.SessionId;
import earshot.room.UserId;
import earshot.sfu.SfuHealth;
import earshot.sfu.SfuRooms;
import earshot.sfu.SfuTokens;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.MediaClient;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The reconciler alone, without any webhook, makes presence and a real SFU equal. */
class ReconcileTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static LiveKit liveKit;
    private static Node node;

    private VoiceRoom room;

    @BeforeAll
    static void start() {
        liveKit = LiveKit.start();
        var settings = new HashMap<>(liveKit.settings());
        // What the reconciler does where nobody is held back at the gate.
        settings.put("earshot.sfu.gated", false);
        settings.put("earshot.sfu.probe-interval", "200ms");
        settings.put("earshot.reconcile.interval", "300ms");
        node = Node.start(settings);
    }

    @AfterAll
    static void stop() {
        node.close();
        liveKit.close();
    }

    @BeforeEach
    void open() {
        room = VoiceRoom.open(node);
    }

    @Test
    void aConnectionThatNobodyToldOfIsFoundAndItsLossToo() {
        var joined = room.join(room.host()).is(200);
        assertThat(room.media()).containsExactly("none");

        try (var client = room.connect(joined)) {
            eventually("media are live", LIMIT, () -> room.media().equals(List.of("live")));
        }
        eventually("media are lost", LIMIT, () -> room.media().equals(List.of("lost")));
    }

    @Test
    void whoHasLeftCannotListenOnWithAnOldToken() {
        var eve = Client.guest(node, "Eve");
        room.join(room.host()).is(200);
        var left = room.join(eve).is(200);
        room.leave(eve, left).is(204);

        try (var unseen = room.connect(left)) {
            room.growOld();
            unseen.await("disconnected");
        }
    }

    @Test
    void whoeverHasNoSeatIsRemovedOnceTheEpochIsOldAndNobodyElse() {
        var joined = room.join(room.host()).is(200);
        try (var stranger = MediaClient.connected(liveKit.url(), strangersToken());
                var seated = room.connect(joined)) {
            eventually("the room was checked", LIMIT, () -> room.media().equals(List.of("live")));
            assertThat(stranger.hasSaid("disconnected")).isFalse();

            room.growOld();
            stranger.await("disconnected");

            assertThat(seated.hasSaid("disconnected")).isFalse();
            assertThat(room.media()).containsExactly("live");
        }
    }

    @Test
    void whoLeavesIsGoneFromTheSfu() {
        var joined = room.join(room.host()).is(200);
        try (var client = room.connect(joined)) {
            room.leave(room.host(), joined).is(204);

            client.await("disconnected");
            assertThat(node.bean(SfuRooms.class).participants(room.id())).isEmpty();
        }
    }

    @Test
    void somebodyLeftBehindInARoomThatAllHaveLeftIsRemoved() {
        node.bean(SfuRooms.class).ensure(room.id());
        try (var stranger = MediaClient.connected(liveKit.url(), strangersToken())) {
            room.growOld();
            stranger.await("disconnected");
        }
    }

    @Test
    void anSfuThatRestartedGetsItsRoomsBackForThoseWhoHaveSeats() {
        var joined = room.join(room.host()).is(200);
        liveKit.stop();
        liveKit.resume();

        eventually("the seat's token opens the room", LIMIT, () -> room.letsIn(joined));
    }

    @Test
    void anotherTabTakesThePlaceOfTheFirstAtTheSfuToo() {
        var first = room.join(room.host()).is(200);
        try (var oldTab = room.connect(first);
                var newTab = room.connect(room.join(room.host()).is(200))) {
            oldTab.await("disconnected");
            eventually("media are live", LIMIT, () -> room.media().equals(List.of("live")));
            assertThat(newTab.hasSaid("disconnected")).isFalse();
        }
    }

    @Test
    void anSfuThatIsAwayStopsJoinsAtOnceAndNothingElse() {
        var joined = room.join(room.host()).is(200);
        var person = Client.guest(node, "Ada");
        try (var client = room.connect(joined)) {
            eventually("media are live", LIMIT, () -> room.media().equals(List.of("live")));
            liveKit.stop();
            try {
                var health = node.bean(SfuHealth.class);
                eventually("the probe sees it", LIMIT, () -> !health.available());
                long before = System.nanoTime();
                room.join(person).isProblem(503, "sfu-unavailable");
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
                assertThat(room.media()).hasSize(1);
            } finally {
                liveKit.resume();
            }
        }
        eventually("joins work again", LIMIT, () -> room.join(person).status() == 200);
        room.connect(room.join(person).is(200)).close();
        assertThat(room.media()).hasSize(2);
    }

    private String strangersToken() {
        var identity = new Identity(
                new UserId(UUID.randomUUID().toString()),
                new SessionId(UUID.randomUUID().toString()));
        var permission = EffectivePermission.of(Role.LISTENER, RoomMode.OPEN, ParticipantFlags.NONE);
        return node.bean(SfuTokens.class)
                .issue(room.id(), identity, "Eve", Role.LISTENER, permission)
                .token();
    }
}
