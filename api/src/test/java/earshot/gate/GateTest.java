package earshot.gate;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.sfu.SfuRooms;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who comes through to a real LiveKit, and who does not. */
class GateTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final String OFFER = """
            v=0
            o=- 1 1 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            c=IN IP4 0.0.0.0
            a=rtcp-mux
            a=mid:0
            a=sendonly
            a=msid:- microphone
            a=ice-ufrag:abcd
            a=ice-pwd:abcdefghijklmnopqrstuvwx
            a=fingerprint:sha-256 %s
            a=setup:actpass
            a=rtpmap:111 opus/48000/2
            """.formatted("AA:".repeat(31) + "AA");

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
    void theTokenThatTheSfuHasRenewedOpensForWhoStillHasTheSeat() {
        var joined = room.join(room.host()).is(200);
        try (var client = room.connect(joined)) {
            String renewed = client.renewedToken();
            assertThat(renewed).isNotEqualTo(token(joined));
            try (var again = RawClient.knocking(node, "/rtc?access_token=" + renewed)) {
                assertThat(again.status()).isEqualTo(101);
            }
        }
    }

    @Test
    void aClientLearnsThatNothingIsWrong() {
        var joined = room.join(room.host()).is(200);
        for (String door : List.of("/rtc/validate", "/rtc/v1/validate?join_request=")) {
            String target = door + (door.contains("?") ? "&" : "?") + "access_token=" + token(joined);
            var answer = Client.of(node).get(target);
            // Without a join request LiveKit does not take the second one, which it says with the token in its words.
            assertThat(answer.status()).as(door).isEqualTo(door.contains("v1") ? 400 : 200);
            assertThat(answer.response().body()).doesNotContain(token(joined));
        }
    }

    @Test
    void aProgramPublishesByWhipAndEnds() {
        var joined = room.join(room.host()).is(200);
        var begun = whip("POST", "/whip/v1", joined).is(201);

        assertThat(begun.header("Location")).startsWith("/whip/v1/");
        assertThat(begun.response().body()).startsWith("v=0");
        eventually("media come", LIMIT, () -> !node.bean(SfuRooms.class)
                .participants(room.id())
                .isEmpty());
        whip("DELETE", begun.header("Location"), joined).is(200);
    }

    @Test
    void aProgramThatPublishesByWhipEndsWithItsSeat() {
        var ada = Client.guest(node, "Ada");
        var joined = room.join(ada).is(200);
        String identity = joined.at("/identity").asText();
        String session = whip("POST", "/whip/v1", joined).is(201).header("Location");
        eventually("media come", LIMIT, () -> isAtTheSfu(identity));

        room.host()
                .post("/api/voice/streams/" + room.id() + "/participants/" + identity.split("\\.")[0] + "/kick", "{}")
                .is(200);
        eventually("it is removed at the SFU", LIMIT, () -> !isAtTheSfu(identity));
        whip("DELETE", session, joined).isProblem(403, "denied");
        whip("POST", "/whip/v1", joined).isProblem(403, "denied");
    }

    private boolean isAtTheSfu(String identity) {
        return node.bean(SfuRooms.class).participants(room.id()).stream()
                .anyMatch(participant -> participant.name().equals(identity));
    }

    @Test
    void aProxyAsksTheSame() {
        var joined = room.join(room.host()).is(200);
        String good = "/rtc?access_token=" + token(joined);
        authorize("X-Original-URI", good).is(204);
        authorize("X-Forwarded-Uri", good).is(204);
        authorize("X-Forwarded-Uri", "/rtc/v1", "Authorization", "Bearer " + token(joined))
                .is(204);

        authorize("X-Original-URI", "/rtc").is(401);
        authorize("X-Original-URI", "/rtc?access_token=x").is(401);
        authorize("X-Original-URI", good, "X-Forwarded-Uri", good + "&sid=1").is(403);
        authorize("X-Original-URI", good, "Authorization", "Bearer " + token(joined))
                .is(403);
        for (String bad : List.of("/twirp/x", "/rtc/../twirp/x", "/RTC", "/%72tc", "/rtc/", "//rtc", "/rtc/v1/x")) {
            authorize("X-Original-URI", bad + "?access_token=" + token(joined)).is(403);
        }
        for (String twist : List.of("&publish=2", "#&publish=2", "&access_token=x", "&a".repeat(64))) {
            authorize("X-Original-URI", good + twist).is(403);
        }
        Client.of(node).get("/api/sfu/authorize").is(403);

        room.leave(room.host(), joined).is(204);
        room.growOld();
        authorize("X-Original-URI", good).is(403);
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

    private static Answer authorize(String... headers) {
        var client = Client.of(node);
        return client.send(client.request("/api/sfu/authorize").headers(headers));
    }

    private static Answer whip(String method, String path, Answer joined) {
        var client = Client.of(node);
        return client.send(client.request(path)
                .header("Content-Type", "application/sdp")
                .header("Authorization", "Bearer " + token(joined))
                .method(method, HttpRequest.BodyPublishers.ofString(OFFER.replace("\n", "\r\n"))));
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
