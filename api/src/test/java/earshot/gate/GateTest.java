package earshot.gate;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes through to a real LiveKit, and who does not. */
class GateTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static LiveKit liveKit;
    private static Node node;

    private VoiceRoom room;

    @BeforeAll
    static void start() {
        liveKit = LiveKit.start();
        node = Node.start(liveKit.settings());
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
    void aClientIsSentThroughTheGateAndHears() {
        var ada = room.join(room.host()).is(200);
        var ben = room.join(Client.guest(node, "Ben")).is(200);
        assertThat(ada.at("/sfu/url").asText())
                .isEqualTo("ws://127.0.0.1:" + node.uri().getPort());

        try (var speaker = room.connect(ada);
                var listener = room.connect(ben)) {
            speaker.publish("microphone");
            listener.await("heard");
        }
    }

    @Test
    void withASeatTheSocketOpensAndTheSfuSpeaks() {
        var joined = room.join(room.host()).is(200);
        try (var client = RawClient.knocking(node, "/rtc?access_token=" + token(joined))) {
            assertThat(client.head())
                    .startsWith("HTTP/1.1 101 ")
                    .containsIgnoringCase("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(client.next()).as("a binary frame").isEqualTo(0x82);
        }
    }

    @Test
    void whoeverHasLeftIsRefused() {
        var eve = Client.guest(node, "Eve");
        room.join(room.host()).is(200);
        var joined = room.join(eve).is(200);
        room.leave(eve, joined).is(204);
        room.growOld();

        assertRefused(403, "forbidden", token(joined));
    }

    @Test
    void theSocketEndsWithTheSeat() {
        var eve = Client.guest(node, "Eve");
        room.join(room.host()).is(200);
        var joined = room.join(eve).is(200);
        try (var client = room.connect(joined)) {
            room.leave(eve, joined).is(204);
            client.await("disconnected");
            eventually(
                    "no socket is left",
                    LIMIT,
                    () -> node.bean(OpenSockets.class).open() == 0);
        }
    }

    private static void assertRefused(int status, String slug, String token) {
        for (String door : List.of("/rtc", "/rtc/v1")) {
            try (var client = RawClient.knocking(node, door + "?access_token=" + token)) {
                String answer = client.rest();
                assertThat(answer)
                        .startsWith("HTTP/1.1 " + status)
                        .contains("application/problem+json", "urn:earshot:problem:" + slug)
                        .doesNotContain(token);
            }
        }
    }

    private static String token(Answer joined) {
        return joined.at("/sfu/token").asText();
    }
}
