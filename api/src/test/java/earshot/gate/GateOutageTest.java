package earshot.gate;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Node;
import earshot.testing.StoppableRedis;
import earshot.testing.VoiceRoom;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With Redis away nobody comes in, and whoever is in stays. */
class GateOutageTest {
    @Test
    void nobodyComesInAndNobodyIsThrownOut() {
        try (var redis = StoppableRedis.start();
                var sfu = new FakeSfu()) {
            var settings = sfu.settings();
            settings.put("earshot.redis.uri", redis.uri());
            try (var node = Node.start(settings)) {
                var room = VoiceRoom.open(node);
                String target = "/rtc?access_token="
                        + room.join(room.host()).is(200).at("/sfu/token").asText();
                try (var open = RawClient.knocking(node, target)) {
                    var call = sfu.next().open();
                    assertThat(open.status()).isEqualTo(101);

                    redis.stop();
                    long before = System.nanoTime();
                    assertThat(knocked(node, target)).isEqualTo(503);
                    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
                    assertThat(passes(open, call)).isTrue();

                    // It comes back empty: seats have to return first, which proves nothing against those who are in.
                    redis.resume();
                    eventually(
                            "the gate hears Redis again", Duration.ofSeconds(10), () -> knocked(node, target) == 503);
                    assertThat(passes(open, call)).isTrue();
                }
            }
        }
    }

    private static boolean passes(RawClient client, FakeSfu.Call call) {
        client.send("hello");
        return call.read(5).equals("hello");
    }

    private static int knocked(Node node, String target) {
        try (var client = RawClient.knocking(node, target)) {
            return client.status();
        }
    }
}
