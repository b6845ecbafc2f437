package earshot.reconcile;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.room.Identity;
import earshot.room.MediaState;
import earshot.sfu.SfuEvent;
import earshot.testing.Backends;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import earshot.testing.Ports;
import earshot.testing.VoiceRoom;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks of a real SFU reach the roster; the reconciler is too slow here to be of help. */
class SfuEventsTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static LiveKit liveKit;
    private static Node node;

    private VoiceRoom room;

    @BeforeAll
    static void start() {
        int port = Ports.free();
        liveKit = LiveKit.start("http://127.0.0.1:" + port + "/api/sfu/webhook");
        var settings = new HashMap<>(liveKit.settings());
        settings.put("micronaut.server.port", port);
        settings.put("earshot.reconcile.interval", "5m");
        settings.put("earshot.redis.uri", Backends.secludedRedisUri());
        // What webhooks do where nobody is held back at the gate.
        settings.put("earshot.sfu.gated", false);
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
    void connectingAndDisconnectingShowOnTheRoster() {
        var joined = room.join(room.host()).is(200);

        try (var client = room.connect(joined)) {
            eventually("media are live", LIMIT, () -> room.media().equals(List.of("live")));
        }
        eventually("media are lost", LIMIT, () -> room.media().equals(List.of("lost")));
    }

    @Test
    void whoHasLeftIsDisconnectedAsSoonAsTheyConnectAgain() {
        var joined = room.join(room.host()).is(200);
        room.leave(room.host(), joined).is(204);
        room.growOld();

        try (var unseen = room.connect(joined)) {
            unseen.await("disconnected");
        }
    }

    @Test
    void eventsOfAnotherConnectionThanTheCurrentOneChangeNothing() {
        var joined = room.join(room.host()).is(200);
        var stream = room.id();
        var identity = Identity.parse(joined.at("/identity").asText()).orElseThrow();
        var events = node.bean(SfuEvents.class);

        events.apply(new SfuEvent.Connected(stream, identity, "PA_never"));
        assertThat(room.media()).containsExactly(MediaState.NONE.text());

        try (var client = room.connect(joined)) {
            eventually("media are live", LIMIT, () -> room.media().equals(List.of("live")));
            events.apply(new SfuEvent.Disconnected(stream, identity));
            assertThat(room.media()).containsExactly("live");
        }
    }
}
