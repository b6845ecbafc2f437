package earshot.chaos;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.presence.House;
import earshot.presence.Presence;
import earshot.testing.Answer;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Metrics;
import earshot.testing.Node;
import earshot.testing.Ports;
import earshot.testing.Together;
import earshot.testing.VoiceRoom;
import earshot.testing.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The SFU's webhooks come not at all, or all at once, in any order and some of them again. {@code -Dearshot.blocked=PT1M} blocks for less. */
@Tag("chaos")
class WebhookFaultsTest {
    private static final Duration BLOCKED = Duration.parse(System.getProperty("earshot.blocked", "PT5M"));
    private static final Duration AT_ONCE = Duration.ofSeconds(5);
    /** Within 10 s, and what it takes to look. */
    private static final Duration DRIFT = Duration.ofMillis(10_500);

    private static final int WEBHOOKS = 10_000;
    private static final int REPEATED = WEBHOOKS / 5;
    private static final int PEOPLE = 40;

    private final int port = Ports.free();
    private final FaultProxy line = FaultProxy.to(port);
    private final LiveKit sfu = LiveKit.start("http://127.0.0.1:" + line.port() + "/api/sfu/webhook");
    private final Random random = new Random(Report.seed());
    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(Node::close);
        line.close();
        sfu.close();
    }

    @Test
    void theReconcilerDoesTheWorkOfBlockedWebhooks() {
        start(Map.of());
        var room = VoiceRoom.open(nodes.getLast());
        var guest = Client.guest(room.node(), "Ada");
        Duration heard = comeAndGo(room, guest, AT_ONCE);
        assertThat(count("earshot_webhook_received_total", "news")).isPositive();

        line.die();
        long blocked = System.nanoTime();
        double received = count("earshot_webhook_received_total", "news");
        Duration most = Duration.ZERO;
        int times = 0;
        for (; System.nanoTime() - blocked < BLOCKED.toNanos(); times += 2) {
            var drift = comeAndGo(room, guest, DRIFT);
            most = drift.compareTo(most) > 0 ? drift : most;
        }

        assertThat(count("earshot_webhook_received_total", "news")).isEqualTo(received);
        Report.row(
                "webhooks blocked for " + BLOCKED.toSeconds() + " s",
                "%d comings and goings, on the roster after %s at most; after %s while webhooks came"
                        .formatted(times, Report.seconds(most), Report.seconds(heard)));
    }

    @Test
    void inAnyOrderAndRepeatedTheyTellTheSameAsSortedOnce() {
        // No help from the reconciler, and nobody needs to beat meanwhile.
        start(Map.of("earshot.reconcile.interval", "5m", "earshot.presence.lease", "2m"));
        var room = VoiceRoom.open(nodes.getLast());
        var guests = Together.each(
                IntStream.range(0, PEOPLE).boxed().toList(), i -> Client.guest(room.node(), "Guest " + i));
        List<Answer> seats =
                guests.stream().map(guest -> room.join(guest).is(200)).toList();
        try (var one = room.connect(seats.get(0));
                var other = room.connect(seats.get(1))) {
            var live = List.of(identity(seats.get(0)), identity(seats.get(1)));
            eventually("media are live", AT_ONCE, () -> live.stream()
                    .allMatch(who -> media(room, who).equals("live")));
            line.die();
            double before = count("earshot_webhook_received_total", "news");
            long start = System.nanoTime();
            var webhooks = shuffled(
                    room, seats.stream().map(WebhookFaultsTest::identity).toList());
            var clients = nodes.stream().map(Client::of).toList();
            List<Integer> answers =
                    Together.each(webhooks, webhook -> webhook.send(clients.get(random.nextInt(clients.size())))
                            .status());

            assertThat(answers).containsOnly(204);
            Map<String, String> wanted = seats.stream()
                    .map(WebhookFaultsTest::identity)
                    .collect(Collectors.toMap(who -> who, who -> live.contains(who) ? "live" : "lost"));
            eventually(() -> "state as sorted once: " + states(room), Duration.ofSeconds(10), () -> states(room)
                    .equals(wanted));
            assertThat(count("earshot_webhook_received_total", "news") - before).isEqualTo(WEBHOOKS - REPEATED);
            assertThat(count("earshot_webhook_received_total", "repeated")).isGreaterThanOrEqualTo(REPEATED);
            Report.row(
                    "10,000 webhooks shuffled, 20 % repeated",
                    "taken in %s by two nodes, %d applied once each, %.0f found no place and are the reconciler's; state as sorted once"
                            .formatted(
                                    Report.seconds(Duration.ofNanos(System.nanoTime() - start)),
                                    WEBHOOKS - REPEATED,
                                    count("earshot_webhook_dropped_total")));
        }
    }

    private void start(Map<String, String> settings) {
        Map<String, Object> all = new HashMap<>(sfu.settings());
        all.put("datasources.default.url", Backends.newDatabase());
        all.put("earshot.metrics.token", Metrics.TOKEN);
        all.put("micronaut.server.port", port);
        all.putAll(settings);
        nodes.add(Node.start(all));
        all.put("micronaut.server.port", -1);
        nodes.add(Node.start(all));
    }

    /** Connects at a moment drawn and ends that again; how long the roster took to show it, at most. */
    private Duration comeAndGo(VoiceRoom room, Client guest, Duration limit) {
        // The same session each time, with a token of its own.
        var joined = House.join(guest, room.id().value(), "tab").is(200);
        String who = identity(joined);
        Duration came;
        try (var client = room.connect(joined)) {
            came = shown(room, guest, joined, "live", limit);
            assertThat(client.hasSaid("disconnected")).isFalse();
            pause(room, guest, joined);
        }
        Duration went = shown(room, guest, joined, "lost", limit);
        assertThat(media(room, who)).isEqualTo("lost");
        pause(room, guest, joined);
        return came.compareTo(went) > 0 ? came : went;
    }

    private Duration shown(VoiceRoom room, Client guest, Answer joined, String state, Duration limit) {
        long since = System.nanoTime();
        String who = identity(joined);
        eventually(state, limit, () -> media(room, who).equals(state));
        beat(room, guest, joined);
        return Duration.ofNanos(System.nanoTime() - since);
    }

    /** So that changes meet the reconciler's rounds anywhere. */
    private void pause(VoiceRoom room, Client guest, Answer joined) {
        long end = System.nanoTime() + Duration.ofMillis(random.nextInt(3000)).toNanos();
        eventually("a moment", Duration.ofSeconds(4), () -> System.nanoTime() > end);
        beat(room, guest, joined);
    }

    private static void beat(VoiceRoom room, Client guest, Answer joined) {
        guest.post(
                        "/api/voice/streams/" + room.id() + "/heartbeat",
                        "{\"session\":\"" + joined.at("/session").asText() + "\"}")
                .is(204);
    }

    /** Of each, connections that came and went, the last of which has gone; those who are there came again after that. */
    private List<Webhook> shuffled(VoiceRoom room, List<String> identities) {
        var all = new ArrayList<Webhook>();
        var begin = Instant.now().minusSeconds(200);
        for (int i = 0; i < WEBHOOKS - REPEATED; i++) {
            String event = i / PEOPLE % 2 == 0 ? "participant_joined" : "participant_left";
            var at = begin.plusMillis(180_000L * i / WEBHOOKS);
            String sid = "PA_" + i / PEOPLE / 2;
            all.add(Webhook.of(
                    event, UUID.randomUUID().toString(), at, room.id().value(), identities.get(i % PEOPLE), sid));
        }
        IntStream.range(0, REPEATED).forEach(i -> all.add(all.get(random.nextInt(WEBHOOKS - REPEATED))));
        Collections.shuffle(all, random);
        return all;
    }

    private static String identity(Answer joined) {
        return joined.at("/identity").asText();
    }

    private static Map<String, String> states(VoiceRoom room) {
        return room.node().bean(Presence.class).seats(room.id()).stream()
                .collect(Collectors.toMap(
                        seat -> seat.identity().toString(), seat -> seat.media().text()));
    }

    private static String media(VoiceRoom room, String identity) {
        return states(room).getOrDefault(identity, "");
    }

    private double count(String metric, String... verdict) {
        return nodes.stream()
                .map(Metrics::of)
                .mapToDouble(metrics ->
                        verdict.length == 0 ? metrics.value(metric) : metrics.value(metric, "verdict", verdict[0]))
                .sum();
    }
}
