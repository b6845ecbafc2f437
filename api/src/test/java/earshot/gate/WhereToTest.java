package earshot.gate;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where the answer to a join sends a client for the SFU, by the settings and by the way that the request took. */
class WhereToTest {
    private static final String[] BEHIND_A_PROXY = {
        "X-Forwarded-Proto", "https", "X-Forwarded-Host", "voice.example:8443"
    };

    private static FakeSfu sfu;

    @BeforeAll
    static void start() {
        sfu = new FakeSfu();
    }

    @AfterAll
    static void stop() {
        sfu.close();
    }

    @Test
    void toWhereItHasJustBeenUnlessATrustedProxyKnowsBetter() {
        try (var node = node(Map.of())) {
            assertThat(address(node, "Accept", "*/*"))
                    .isEqualTo("ws://127.0.0.1:" + node.uri().getPort());
            assertThat(address(node, BEHIND_A_PROXY))
                    .isEqualTo("ws://127.0.0.1:" + node.uri().getPort());
            assertThat(node.bean(WayAround.class).isOpen()).isFalse();
        }
        try (var node = node(Map.of("earshot.http.trusted-proxies", "127.0.0.0/8"))) {
            assertThat(address(node, BEHIND_A_PROXY)).isEqualTo("wss://voice.example:8443");
        }
    }

    @Test
    void toThePublicOriginWhateverTheRequestSays() {
        try (var node = node(Map.of("earshot.http.public-origin", "https://voice.example"))) {
            assertThat(address(node, BEHIND_A_PROXY)).isEqualTo("wss://voice.example");
        }
    }

    @Test
    void toTheSfuItselfWhereTheGateIsOffWhichIsThenShut() {
        try (var node = node(Map.of("earshot.sfu.gated", false))) {
            assertThat(address(node, BEHIND_A_PROXY)).isEqualTo(sfu.settings().get("earshot.sfu.url"));
            assertThat(node.bean(WayAround.class).isOpen()).isTrue();
            try (var client = RawClient.knocking(node, "/rtc?access_token=x")) {
                assertThat(client.status()).isEqualTo(404);
            }
        }
    }

    @Test
    void anSfuOutsideIsAWayAround() {
        try (var node = node(Map.of("earshot.sfu.url", "ws://192.0.2.1:7880"))) {
            assertThat(node.bean(WayAround.class).isOpen()).isTrue();
        }
    }

    private static Node node(Map<String, ?> more) {
        Map<String, Object> settings = new HashMap<>(sfu.settings());
        settings.putAll(more);
        return Node.start(settings);
    }

    private static String address(Node node, String... headers) {
        var room = VoiceRoom.open(node);
        return room.host()
                .send(room.host()
                        .request("/api/voice/streams/" + room.id() + "/join")
                        .header("Content-Type", "application/json")
                        .header("Origin", "https://voice.example")
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString("{}")))
                .is(200)
                .at("/sfu/url")
                .asText();
    }
}
