package earshot.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.Keys;
import earshot.room.EffectivePermission;
import earshot.room.Identity;
import earshot.room.ParticipantFlags;
import earshot.room.Role;
import earshot.room.RoomMode;
import earshot.room.SessionId;
import earshot.room.StreamId;
import earshot.room.UserId;
import earshot.sfu.SfuHealth;
import earshot.sfu.SfuTap;
import earshot.sfu.SfuTokens;
import earshot.testing.Backends;
import earshot.testing.LiveKit;
import earshot.testing.MediaClient;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.util.HashMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An SFU that answers, but fails for some rooms. */
class RefusedRoomsTest {
    @Test
    void theOthersAreCheckedAllTheSame() {
        try (var liveKit = LiveKit.start();
                var tap = SfuTap.before(liveKit.url());
                var node = node(liveKit, tap)) {
            var refused = inhabited(node, 0);
            var room = inhabited(node, 1);
            tap.refuse(refused.id());

            try (var stranger = MediaClient.connected(liveKit.url(), strangersToken(node, room.id()))) {
                room.growOld();
                stranger.await("disconnected");
            }
            assertThat(node.bean(SfuHealth.class).available()).isTrue();
        }
    }

    private static Node node(LiveKit liveKit, SfuTap tap) {
        var settings = new HashMap<>(liveKit.settings());
        settings.put("earshot.redis.uri", Backends.secludedRedisUri());
        settings.put("earshot.sfu.url", tap.url());
        settings.put("earshot.sfu.gated", false);
        settings.put("earshot.reconcile.interval", "300ms");
        // Nobody sends heartbeats here.
        settings.put("earshot.presence.lease", "2m");
        return Node.start(settings);
    }

    /** Rooms are checked in the order of their shards. */
    private static VoiceRoom inhabited(Node node, int shard) {
        var room = Stream.generate(() -> VoiceRoom.open(node))
                .filter(any -> Keys.activeShard(any.id()) == shard)
                .findFirst()
                .orElseThrow();
        room.join(room.host()).is(200);
        return room;
    }

    private static String strangersToken(Node node, StreamId room) {
        var identity = new Identity(
                new UserId(UUID.randomUUID().toString()),
                new SessionId(UUID.randomUUID().toString()));
        var permission = EffectivePermission.of(Role.LISTENER, RoomMode.OPEN, ParticipantFlags.NONE);
        return node.bean(SfuTokens.class)
                .issue(room, identity, "Eve", Role.LISTENER, permission)
                .token();
    }
}
