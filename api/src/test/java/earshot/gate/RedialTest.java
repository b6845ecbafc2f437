package earshot.gate;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.testing.Answer;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.MediaClient;
import earshot.testing.Node;
import earshot.testing.Ports;
import earshot.testing.PythonTools;
import earshot.testing.VoiceRoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Somebody who was thrown out walks back in with the token that the SFU has renewed, again and again. What counts is what others hear,
 * measured where it arrives, beside somebody whom they must hear in the same run.
 */
class RedialTest {
    private static final Logger LOG = LoggerFactory.getLogger(RedialTest.class);
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PAUSE_MS = 200;

    @Test
    void throughTheGateNobodyHearsThemAgain() {
        assertSilence(10);
    }

    @Test
    @Tag("full")
    void norInAMinuteAtEveryDoor() {
        assertSilence(60);
    }

    @Test
    void aroundTheGateTheyAreHeardForTwoSecondsAtMost() {
        try (var stage = Stage.withWebhooks(false)) {
            for (int attempt = 0; attempt < 3; attempt++) {
                long audible = stage.audibleAroundTheGate();
                LOG.warn("around the gate, with webhooks: {} ms audible", audible);
                assertThat(audible).isLessThanOrEqualTo(2000);
            }
        }
    }

    @Test
    @Tag("full")
    void aroundTheGateAndWithoutWebhooksForTenSeconds() {
        try (var stage = Stage.withoutWebhooks()) {
            for (int attempt = 0; attempt < 3; attempt++) {
                long audible = stage.audibleAroundTheGate();
                LOG.warn("around the gate, without webhooks: {} ms audible", audible);
                assertThat(audible).isLessThanOrEqualTo(10_000);
            }
        }
    }

    private static void assertSilence(int seconds) {
        try (var stage = Stage.withWebhooks(true)) {
            long eveBefore = stage.audibleOfEveInTheEnd();
            long adaBefore = stage.listener.audibleMs(stage.ada());
            var statuses = stage.knocksAtEveryDoorDuring(() -> {
                var redialed = redial(stage.gate(), stage.renewed, seconds);
                assertThat(redialed.get("attempts").asInt()).isGreaterThan(seconds * 3);
                assertThat(redialed.get("connected").asInt()).isZero();
            });

            assertThat(statuses).hasSizeGreaterThan(seconds * 3).containsOnly(403);
            assertThat(stage.listener.audibleMs(stage.eve()) - eveBefore).isZero();
            assertThat(stage.listener.audibleMs(stage.ada()) - adaBefore).isGreaterThan(seconds * 500L);
        }
    }

    private static JsonNode redial(String url, String token, int seconds) {
        var command = new ArrayList<>(PythonTools.command("redial_client.py"));
        command.addAll(List.of(url, token, Integer.toString(seconds), Integer.toString(PAUSE_MS)));
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new ObjectMapper().readTree(process.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A room in which Ada speaks all the time, Ben listens, and Eve was heard until she was thrown out, on another node than hers. */
    private static final class Stage implements AutoCloseable {
        private final LiveKit liveKit;
        private final Node node;
        private final Node evesNode;
        private final Answer ada;
        private final Answer eve;
        private final MediaClient speaker;
        private final MediaClient listener;
        private final String renewed;

        private Stage(LiveKit liveKit, Map<String, ?> settings) {
            this.liveKit = liveKit;
            Map<String, Object> shared = new HashMap<>(settings);
            shared.put("datasources.default.url", Backends.newDatabase());
            // Nobody sends heartbeats here.
            shared.put("earshot.presence.lease", "2m");
            node = Node.start(shared);
            shared.put("micronaut.server.port", -1);
            evesNode = Node.start(shared);
            var room = VoiceRoom.open(node);
            ada = room.join(room.host()).is(200);
            eve = room.join(Client.guest(evesNode, "Eve")).is(200);
            speaker = room.connect(ada);
            listener = room.connect(room.join(Client.guest(node, "Ben")).is(200));
            try (var intruder = room.connect(eve)) {
                speaker.publish("tone");
                intruder.publish("tone");
                eventually(
                        "both are heard",
                        LIMIT,
                        () -> listener.audibleMs(eve()) > 500 && listener.audibleMs(ada()) > 500);
                renewed = intruder.renewedToken();
                throwOut(room);
                intruder.await("disconnected");
            }
        }

        static Stage withWebhooks(boolean gated) {
            int port = Ports.free();
            var liveKit = LiveKit.start("http://127.0.0.1:" + port + "/api/sfu/webhook");
            var settings = new HashMap<>(liveKit.settings());
            settings.put("micronaut.server.port", port);
            settings.put("earshot.sfu.gated", gated);
            return new Stage(liveKit, settings);
        }

        static Stage withoutWebhooks() {
            var liveKit = LiveKit.start();
            var settings = new HashMap<>(liveKit.settings());
            settings.put("earshot.sfu.gated", false);
            return new Stage(liveKit, settings);
        }

        String ada() {
            return ada.at("/identity").asText();
        }

        String eve() {
            return eve.at("/identity").asText();
        }

        String gate() {
            return eve.at("/sfu/url").asText();
        }

        /** How long Eve has been heard once nothing of her is on its way any more, ms. */
        long audibleOfEveInTheEnd() {
            var last = new AtomicLong(-1);
            eventually("what was on its way has come", LIMIT, () -> {
                LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                long now = listener.audibleMs(eve());
                return last.getAndSet(now) == now;
            });
            return last.get();
        }

        /** One attempt with the renewed token, straight to the SFU: how long Eve is heard until she is out again, ms. */
        long audibleAroundTheGate() {
            long before = audibleOfEveInTheEnd();
            try (var intruder = MediaClient.connected(liveKit.url(), renewed)) {
                intruder.publish("tone");
                intruder.await("disconnected");
            }
            return audibleOfEveInTheEnd() - before;
        }

        /** Knocks every 200 ms at each door by turns while {@code work} runs; the statuses that came back. */
        List<Integer> knocksAtEveryDoorDuring(Runnable work) {
            var going = new AtomicBoolean(true);
            var statuses = new ArrayList<Integer>();
            var knocking = Thread.startVirtualThread(() -> {
                for (int turn = 0; going.get(); turn++) {
                    statuses.add(knock(turn));
                    LockSupport.parkNanos(Duration.ofMillis(PAUSE_MS).toNanos());
                }
            });
            try {
                work.run();
            } finally {
                going.set(false);
            }
            join(knocking);
            return statuses;
        }

        private int knock(int turn) {
            var client = Client.of(evesNode);
            return switch (turn % 5) {
                case 0 -> upgraded("/rtc");
                case 1 -> upgraded("/rtc/v1");
                case 2 -> client.get("/rtc/validate?access_token=" + renewed).status();
                case 3 -> client.get("/rtc/v1/validate?access_token=" + renewed).status();
                default ->
                    client.send(client.request("/whip/v1")
                                    .header("Content-Type", "application/sdp")
                                    .header("Authorization", "Bearer " + renewed)
                                    .POST(java.net.http.HttpRequest.BodyPublishers.ofString("v=0\r\n")))
                            .status();
            };
        }

        private int upgraded(String door) {
            try (var knocking = RawClient.knocking(evesNode, door + "?access_token=" + renewed)) {
                return knocking.status();
            }
        }

        private void throwOut(VoiceRoom room) {
            String user = eve().split("\\.")[0];
            room.host()
                    .post("/api/voice/streams/" + room.id() + "/participants/" + user + "/kick", "{}")
                    .is(200);
        }

        private static void join(Thread thread) {
            try {
                thread.join(LIMIT);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            listener.close();
            speaker.close();
            evesNode.close();
            node.close();
            liveKit.close();
        }
    }
}
