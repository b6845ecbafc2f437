package earshot.reconcile;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.fasterxml.jackson.databind.JsonNode;
import earshot.room.Permission;
import earshot.sfu.SfuTap;
import earshot.sfu.SfuTap.Order;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.MediaClient;
import earshot.testing.Node;
import earshot.testing.Ports;
import earshot.testing.VoiceRoom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever appears at a real SFU with a good token and has no business there is made silent, then removed, and the removal is on record:
 * by the SFU's webhook where it sends some, and by the reconciler alone where it does not. Nobody is held back at the gate here.
 */
class EvictionTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Map<String, Way> WAYS = new HashMap<>();

    @BeforeAll
    static void start() {
        int port = Ports.free();
        WAYS.put(
                "webhook",
                Way.over(
                        LiveKit.start("http://127.0.0.1:" + port + "/api/sfu/webhook"),
                        Map.of(
                                "micronaut.server.port",
                                port,
                                "earshot.redis.uri",
                                Backends.secludedRedisUri(),
                                "earshot.reconcile.interval",
                                "5m")));
        WAYS.put("reconcile", Way.over(LiveKit.start(), Map.of("earshot.reconcile.interval", "300ms")));
    }

    @AfterAll
    static void stop() {
        WAYS.values().forEach(Way::close);
    }

    static Stream<String> ways() {
        return Stream.of("webhook", "reconcile");
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoIsDenied(String by) {
        var way = way(by);
        var room = way.room();
        var eve = Client.guest(way.node(), "Eve");
        String name = room.join(eve).is(200).at("/identity").asText();
        room.host()
                .post("/api/voice/streams/" + room.id() + "/bans", """
                        {"userId":"%s","scope":"room"}""".formatted(name.split("\\.")[0]))
                .is(200);
        int before = way.tap().ordered(name).size();

        assertEvicted(way, room, name, Map.of(), "denied", before);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoHasNoSeat(String by) {
        var way = way(by);
        assertEvicted(way, way.room(), identity(), Map.of(), "no seat", 0);
    }

    /** Also in a room that is young: the seat of somebody who sits there by another session does not come back. */
    @ParameterizedTest
    @MethodSource("ways")
    void whoHasTakenAnotherSeat(String by) {
        var way = way(by);
        var room = VoiceRoom.open(way.node());
        var eve = Client.guest(way.node(), "Eve");
        String name = room.join(eve).is(200).at("/identity").asText();
        room.join(eve).is(200);

        assertEvicted(way, room, name, Map.of(), "no seat", 0);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoIsNoneOfOurs(String by) {
        var way = way(by);
        assertEvicted(way, way.room(), "somebody-" + UUID.randomUUID(), Map.of(), "foreign", 0);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void whoHides(String by) {
        var way = way(by);
        assertEvicted(way, way.room(), identity(), Map.of("hidden", true), "hidden", 0);
        assertEvicted(way, way.room(), identity(), Map.of("hidden", true, "recorder", true), "hidden", 0);
    }

    /** A recorder that shows itself has no seat, even where it takes the name of somebody who has one. */
    @ParameterizedTest
    @MethodSource("ways")
    void whoRecordsInTheNameOfSomebodySeated(String by) {
        var way = way(by);
        var room = way.room();
        String name = room.join(Client.guest(way.node(), "Ada"))
                .is(200)
                .at("/identity")
                .asText();
        assertEvicted(way, room, name, Map.of("recorder", true), "hidden", 0);
    }

    private static void assertEvicted(
            Way way, VoiceRoom room, String name, Map<String, Object> grants, String reason, int before) {
        try (var intruder = MediaClient.connected(way.liveKit().url(), token(room, name, grants))) {
            intruder.await("disconnected");
        }
        var orders = way.tap().ordered(name);
        assertThat(orders.subList(before, orders.size()))
                .startsWith(new Order.Permit(name, Permission.NOTHING), new Order.Remove(name));
        eventually("the removal of " + name + " is on record", LIMIT, () -> !removals(room, name)
                .isEmpty());
        assertThat(removals(room, name)).allSatisfy(row -> {
            assertThat(row.at("/reason").asText()).isEqualTo(reason);
            assertThat(row.at("/result").asText()).isEqualTo("accepted");
            assertThat(row.has("actorId")).isFalse();
        });
    }

    private static List<JsonNode> removals(VoiceRoom room, String name) {
        var entries = room.host()
                .get("/api/voice/streams/" + room.id() + "/audit?action=sfu_evict")
                .is(200)
                .at("/entries");
        return StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.at("/before/name").asText().equals(name))
                .toList();
    }

    /** Whatever is granted, signed with the SFU's own key. */
    private static String token(VoiceRoom room, String name, Map<String, Object> grants) {
        Map<String, Object> video = new HashMap<>(grants);
        video.putAll(Map.of("roomJoin", true, "room", room.id().value(), "canPublish", true, "canSubscribe", true));
        return JWT.create()
                .withIssuer(LiveKit.API_KEY)
                .withSubject(name)
                .withExpiresAt(Instant.now().plusSeconds(60))
                .withClaim("video", video)
                .sign(Algorithm.HMAC256(LiveKit.API_SECRET));
    }

    private static String identity() {
        return UUID.randomUUID() + "." + UUID.randomUUID();
    }

    private static Way way(String name) {
        return Objects.requireNonNull(WAYS.get(name));
    }

    /** A node that finds out in one way. */
    private record Way(LiveKit liveKit, SfuTap tap, Node node) implements AutoCloseable {
        static Way over(LiveKit liveKit, Map<String, Object> more) {
            var tap = SfuTap.before(liveKit.url());
            Map<String, Object> settings = new HashMap<>(liveKit.settings());
            settings.put("earshot.sfu.url", tap.url());
            settings.put("earshot.sfu.gated", false);
            // Nobody sends heartbeats here.
            settings.put("earshot.presence.lease", "2m");
            settings.putAll(more);
            return new Way(liveKit, tap, Node.start(settings));
        }

        /** A room that is not young any more, with its host in it. */
        VoiceRoom room() {
            var room = VoiceRoom.open(node);
            room.join(room.host()).is(200);
            room.growOld();
            return room;
        }

        @Override
        public void close() {
            node.close();
            tap.close();
            liveKit.close();
        }
    }
}
