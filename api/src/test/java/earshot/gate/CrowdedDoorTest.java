package earshot.gate;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** One session holds a few connections at most, and takes nobody else's. */
class CrowdedDoorTest {
    @Test
    void aSessionHasFewConnectionsAtOnce() {
        try (var sfu = new FakeSfu()) {
            var settings = sfu.settings();
            settings.put("earshot.gate.sockets-per-session", 2);
            try (var node = Node.start(settings)) {
                var room = VoiceRoom.open(node);
                var ada = room.join(room.host()).is(200);
                var ben = room.join(Client.guest(node, "Ben")).is(200);
                var first = knocking(node, ada);
                var call = sfu.next().open();
                assertThat(first.status()).isEqualTo(101);
                try (var kept = opened(sfu, node, ada);
                        var other = opened(sfu, node, ben)) {
                    assertRefused(node, ada);
                    first.close();
                    close(call);
                    var sockets = node.bean(OpenSockets.class);
                    eventually("its place is free", Duration.ofSeconds(5), () -> sockets.open() == 2);
                    opened(sfu, node, ada).close();
                }
            }
        }
    }

    private static void assertRefused(Node node, Answer joined) {
        try (var client = knocking(node, joined)) {
            assertThat(client.rest())
                    .startsWith("HTTP/1.1 429")
                    .containsIgnoringCase("retry-after: 1")
                    .contains("urn:earshot:problem:rate-limited");
        }
    }

    /** As the SFU does when its client has hung up. */
    private static void close(FakeSfu.Call call) {
        try {
            call.socket().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RawClient opened(FakeSfu sfu, Node node, Answer joined) {
        var client = knocking(node, joined);
        sfu.next().open();
        assertThat(client.status()).isEqualTo(101);
        return client;
    }

    private static RawClient knocking(Node node, Answer joined) {
        return RawClient.knocking(
                node, "/rtc?access_token=" + joined.at("/sfu/token").asText());
    }
}
