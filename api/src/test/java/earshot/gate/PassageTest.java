package earshot.gate;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RawRedis;
import earshot.redis.RoomKeys;
import earshot.testing.Answer;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What passes, how, and what ends it. The SFU is one that shows what reaches it. */
class PassageTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static FakeSfu sfu;
    private static Node node;
    private static Node other;

    private VoiceRoom room;
    private Client eve;
    private Answer joined;

    @BeforeAll
    static void start() {
        sfu = new FakeSfu();
        Map<String, Object> settings = new HashMap<>(sfu.settings());
        settings.put("datasources.default.url", Backends.newDatabase());
        settings.put("earshot.gate.idle-timeout", "2s");
        settings.put("earshot.gate.answer-timeout", "1s");
        node = Node.start(settings);
        other = Node.start(settings);
    }

    @AfterAll
    static void stop() {
        other.close();
        node.close();
        sfu.close();
    }

    @BeforeEach
    void sit() {
        room = VoiceRoom.open(node);
        eve = Client.guest(node, "Eve");
        joined = room.join(eve).is(200);
    }

    @Test
    void theSfuIsAskedForTheSameInAHeadOfOurOwn() {
        String token = token(joined);
        String target = "/rtc/v1?join_request=a%2Bb%3D&access_token=" + token + "&unknown=1&sdk=js";
        try (var client = RawClient.knocking(
                node,
                target,
                "Cookie: " + eve.cookie() + "\r\n",
                "X-Forwarded-For: 1.2.3.4\r\n",
                "Sec-WebSocket-Extensions: permessage-deflate\r\n")) {
            var call = sfu.next().open();

            assertThat(client.head()).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("set-cookie");
            assertThat(call.head())
                    .startsWith("GET /rtc/v1?")
                    .contains("join_request=a%2Bb%3D", "sdk=js")
                    .containsOnlyOnce(token)
                    .containsIgnoringCase("authorization: Bearer " + token)
                    .containsIgnoringCase("sec-websocket-extensions: permessage-deflate")
                    .doesNotContainIgnoringCase("cookie")
                    .doesNotContain("1.2.3.4", "unknown");
        }
    }

    @Test
    void aLongJoinRequestPassesWhole() {
        String request = "x".repeat(12_000);
        try (var client =
                RawClient.knocking(node, "/rtc/v1?join_request=" + request + "&access_token=" + token(joined))) {
            assertThat(sfu.next().open().head()).contains(request);
            assertThat(client.status()).isEqualTo(101);
        }
    }

    @Test
    void theTokenMayComeAsABearer() {
        try (var client = RawClient.knocking(node, "/rtc", "Authorization: Bearer " + token(joined) + "\r\n")) {
            sfu.next().open();
            assertThat(client.status()).isEqualTo(101);
        }
    }

    @Test
    void bytesPassBothWaysAndWhatTheSfuSaysAtOnceIsNotLost() {
        try (var client = knocking()) {
            var call = sfu.next();
            call.answer(FakeSfu.OPENED + "first");
            assertThat(client.status()).isEqualTo(101);
            assertThat(client.read(5)).isEqualTo("first");
            client.send("GET /twirp HTTP/1.1\r\n\r\n");
            assertThat(call.read(24)).isEqualTo("GET /twirp HTTP/1.1\r\n\r\n");
        }
    }

    @Test
    void theEndOfOneDirectionIsPassedOnAndTheOtherGoesOn() throws IOException {
        try (var client = knocking()) {
            var call = sfu.next().open();
            client.status();
            client.send("bye").socket().shutdownOutput();
            assertThat(call.read(3)).isEqualTo("bye");
            assertThat(call.socket().getInputStream().read()).isEqualTo(-1);

            call.answer("and you").socket().shutdownOutput();
            assertThat(client.rest()).isEqualTo("and you");
            eventually("both ends are closed", LIMIT, () -> sockets(node) == 0);
        }
    }

    @Test
    void aClientThatDoesNotReadHoldsTheSfuBackInsteadOfFillingMemory() throws Exception {
        try (var client = knocking()) {
            var call = sfu.next().open();
            assertThat(client.status()).isEqualTo(101);
            byte[] block = new byte[64 * 1024];
            var written = new java.util.concurrent.atomic.AtomicLong();
            var writer = Thread.startVirtualThread(() -> {
                try {
                    for (int i = 0; i < 1024; i++) {
                        call.socket().getOutputStream().write(block);
                        written.addAndGet(block.length);
                    }
                } catch (IOException e) {
                    written.set(-1);
                }
            });
            assertThat(writer.join(Duration.ofMillis(700))).isFalse();
            assertThat(written.get()).isBetween(1L, 32L * 1024 * 1024);

            assertThat(client.read(64 * 1024 * 1024)).hasSize(64 * 1024 * 1024);
            assertThat(writer.join(LIMIT)).isTrue();
        }
    }

    @Test
    void aClientThatSaysNothingForLongIsLetGo() {
        try (var client = knocking()) {
            var call = sfu.next().open();
            client.status();
            assertThat(client.ends()).isTrue();
            assertThat(call.read(1)).isEmpty();
        }
    }

    @Test
    void theEndOfTheSeatOnOneNodeEndsTheSocketOnAnother() {
        room.join(room.host()).is(200);
        try (var client = RawClient.knocking(other, "/rtc?access_token=" + token(joined));
                var bystander = RawClient.knocking(other, "/rtc?access_token=" + token(room.join(room.host())))) {
            var calls = new FakeSfu.Call[] {sfu.next().open(), sfu.next().open()};
            assertThat(client.status()).isEqualTo(101);
            assertThat(bystander.status()).isEqualTo(101);

            room.leave(eve, joined).is(204);
            long before = System.nanoTime();
            assertThat(client.ends()).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1500));

            eventually("one is left", LIMIT, () -> sockets(other) == 1);
            assertThat(calls).hasSize(2);
        }
    }

    @Test
    void whoHasLostTheSeatWhileTheSfuWasAskedDoesNotComeIn() {
        room.growOld();
        try (var client = knocking()) {
            var call = sfu.next();
            takeSeatUnheard();
            call.open();

            assertThat(client.status()).isEqualTo(403);
            assertThat(call.read(1)).isEmpty();
        }
    }

    @Test
    void whatWasMissedWhileTheChannelWasCutIsFoundAfterwards() {
        room.growOld();
        try (var client = knocking()) {
            sfu.next().open();
            assertThat(client.status()).isEqualTo(101);
            takeSeatUnheard();
            cutChannels();

            assertThat(client.ends()).isTrue();
        }
    }

    @Test
    void whoeverRedisHasJustLostStays() {
        try (var client = knocking()) {
            var call = sfu.next().open();
            assertThat(client.status()).isEqualTo(101);
            node.bean(RawRedis.class)
                    .call("DEL", new RoomKeys(room.id()).room(), new RoomKeys(room.id()).participants());
            cutChannels();
            try (var again = knocking()) {
                assertThat(again.status()).isEqualTo(503);
            }
            client.send("still here");
            assertThat(call.read(10)).isEqualTo("still here");
        }
    }

    @Test
    void theSfusRefusalIsToldInOurWords() {
        for (var told : Map.of(401, 401, 403, 403, 404, 404, 400, 400, 500, 503, 200, 503)
                .entrySet()) {
            try (var client = knocking()) {
                sfu.next().answer("HTTP/1.1 " + told.getKey() + " x\r\nContent-Length: 6\r\n\r\nsecret");
                assertThat(client.rest())
                        .startsWith("HTTP/1.1 " + told.getValue())
                        .doesNotContain("secret");
            }
        }
    }

    @Test
    void anSfuThatDoesNotAnswerOrAnswersWithoutEndIsAway() {
        try (var client = knocking()) {
            sfu.next();
            assertThat(client.status()).isEqualTo(503);
        }
        try (var client = knocking()) {
            sfu.next().answer("HTTP/1.1 101 x\r\n" + ("X-Long: " + "x".repeat(5000) + "\r\n").repeat(3));
            assertThat(client.status()).isEqualTo(503);
        }
    }

    /** Ends Eve's seat without telling anybody, as if the message were still on its way. */
    private void takeSeatUnheard() {
        String user = joined.at("/identity").asText().split("\\.")[0];
        node.bean(RawRedis.class).call("HDEL", new RoomKeys(room.id()).participants(), user);
    }

    private static void cutChannels() {
        try (var client = RedisClient.create(Backends.redisUri());
                var redis = client.connect()) {
            redis.sync().clientKill(KillArgs.Builder.typePubsub());
        }
    }

    private RawClient knocking() {
        return RawClient.knocking(node, "/rtc?access_token=" + token(joined));
    }

    private static int sockets(Node node) {
        return node.bean(OpenSockets.class).open();
    }

    private static String token(Answer joined) {
        return joined.at("/sfu/token").asText();
    }
}
