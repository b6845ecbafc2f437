package earshot.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import com.auth0.jwt.algorithms.Algorithm;
import earshot.redis.RawRedis;
import earshot.redis.RoomKeys;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who and what is refused, before anything of it reaches the SFU. */
class RefusalTest {
    private static final String SDP = "v=0\r\n";
    private static final String YEARS_FROM_NOW = "4102444800000";

    private static FakeSfu sfu;
    private static Node node;

    private VoiceRoom room;
    private Client eve;
    private Answer joined;

    @BeforeAll
    static void start() {
        sfu = new FakeSfu();
        node = Node.start(sfu.settings());
    }

    @AfterAll
    static void stop() {
        node.close();
        sfu.close();
    }

    @BeforeEach
    void sit() {
        room = VoiceRoom.open(node);
        eve = Client.guest(node, "Eve");
        joined = room.join(eve).is(200);
    }

    @AfterEach
    void theSfuHeardNothing() {
        assertThat(sfu.isQuiet()).isTrue();
    }

    @Test
    void whoeverBringsNoTokenOrOneThatIsNotOurs() {
        assertRefused(401, "unauthenticated", "");
        assertRefused(401, "unauthenticated", "nonsense");
        assertRefused(401, "unauthenticated", signed("another-secret-that-is-as-long-as-ours-is", grants(), 60));
        assertRefused(401, "unauthenticated", signed(LiveKit.API_SECRET, grants(), -5));
        assertRefused(401, "unauthenticated", token(joined) + "x");
        assertRefused(401, "unauthenticated", "Bearer " + token(joined));
    }

    @Test
    void aTokenOfNobodyOrOfNoRoomOfOurs() {
        assertRefused(401, "unauthenticated", signed(claims("admin", grants())));
        assertRefused(401, "unauthenticated", signed(claims(identity() + "#2", grants())));
        assertRefused(401, "unauthenticated", signed(claims(identity(), Map.of("roomJoin", false, "room", "demo"))));
        assertRefused(401, "unauthenticated", signed(claims(identity(), Map.of("roomJoin", true, "room", "No Room"))));
    }

    @Test
    void aTokenForARoomWhereItsBearerHasNoSeat() {
        var other = VoiceRoom.open(node);
        other.join(other.host()).is(200);
        other.growOld();

        assertRefused(
                403,
                "forbidden",
                signed(claims(
                        identity(),
                        Map.of(
                                "roomJoin",
                                true,
                                "room",
                                other.id().value(),
                                "canPublish",
                                false,
                                "canPublishData",
                                false))));
    }

    @Test
    void whoeverIsDeniedAsAUserOrAsASession() {
        var redis = node.bean(RawRedis.class);
        String denied = new RoomKeys(room.id()).denied();

        redis.call("ZADD", denied, YEARS_FROM_NOW, identity());
        assertRefused(403, "denied", token(joined));
        redis.call("ZREM", denied, identity());
        redis.call("ZADD", denied, YEARS_FROM_NOW, identity().split("\\.")[0]);
        assertRefused(403, "denied", token(joined));
    }

    @Test
    void anEarlierSessionOfSomebodyWhoHasASeat() {
        room.join(eve).is(200);
        room.growOld();

        assertRefused(403, "forbidden", token(joined));
    }

    @Test
    void aTokenThatAllowsMoreThanTheSeat() {
        Stream.<Map<String, Object>>of(
                        Map.of("canPublishSources", List.of("microphone", "camera")),
                        Map.of("canPublishSources", List.of()),
                        Map.of("canPublishSources", List.of("something-new")),
                        Map.of("canPublishData", true),
                        Map.of("canUpdateOwnMetadata", true),
                        Map.of("hidden", true),
                        Map.of("recorder", true),
                        Map.of("roomAdmin", true),
                        Map.of("agent", true))
                .forEach(more -> {
                    var grants = grants();
                    grants.putAll(more);
                    assertRefused(403, "forbidden", signed(claims(identity(), grants)));
                });
    }

    @Test
    void aTokenFromBeforeAMute() {
        var redis = node.bean(RawRedis.class);
        String participants = new RoomKeys(room.id()).participants();
        String user = identity().split("\\.")[0];
        String seat = redis.call("HGET", participants, user).text(0);
        redis.call("HSET", participants, user, seat.replace("\"serverMuted\":false", "\"serverMuted\":true"));

        assertRefused(403, "forbidden", token(joined));
    }

    @Test
    void twoCredentialsWhateverTheyAre() {
        String token = token(joined);
        String bearer = "Authorization: Bearer " + token + "\r\n";
        String query = "?access_token=" + token;
        assertStatus(400, "/rtc" + query + "&access_token=" + token);
        assertStatus(400, "/rtc?%61ccess_token=" + token + "&access_token=" + token);
        assertStatus(400, "/rtc" + query, bearer);
        assertStatus(400, "/rtc", bearer, bearer);
        assertStatus(401, "/rtc" + query, "Authorization: Basic YTpi\r\n");
        assertStatus(401, "/rtc", "Authorization: bearer " + token + "\r\n");
    }

    @Test
    void whatWouldMakeASecondIdentityOrIsReadInTwoWays() {
        String query = "/rtc?access_token=" + token(joined);
        assertStatus(400, query + "&publish=2");
        assertStatus(400, query + "#&publish=2");
        assertStatus(400, query + "&a".repeat(64) + "&publish=2");
        assertStatus(400, query + "&sid=%zz");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/twirp/livekit.RoomService/ListRooms",
                "/rtc/../twirp/livekit.RoomService/ListRooms",
                "/RTC",
                "/Rtc/V1",
                "//rtc",
                "/rtc/",
                "/rtc/v2",
                "/rtc%2fv1",
                "/%72tc",
                "/rtc;a",
                "/agent",
                "/debug/rooms",
                "http://earshot.test/rtc",
                "/"
            })
    void everyOtherAddress(String path) {
        String target = path + "?access_token=" + token(joined);
        try (var client = RawClient.knocking(node, target)) {
            assertThat(client.status()).isIn(404, 400, 0);
        }
        try (var client = RawClient.to(node).send("GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n")) {
            assertThat(client.status()).isIn(path.equals("/") ? List.of(200, 404) : List.of(404, 400));
        }
    }

    @Test
    void aDoorWithoutAWebSocket() {
        eve.get("/rtc?access_token=" + token(joined)).isProblem(404, "not-found");
        eve.get("/rtc/v1?access_token=" + token(joined)).isProblem(404, "not-found");
    }

    @Test
    void aBodyWithAnUpgrade() {
        for (String body : List.of(
                "Content-Length: 5\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Content-Length: 0\r\nTransfer-Encoding: x\r\n")) {
            assertStatus(0, "/rtc?access_token=" + token(joined), body);
        }
    }

    @Test
    void aHeadWithoutEnd() {
        String line = "X-Long: " + "x".repeat(1000) + "\r\n";
        assertThat(knockedStatus("/rtc?access_token=" + token(joined), line.repeat(30)))
                .isIn(0, 400, 404, 413, 431);
        assertThat(knockedStatus("/rtc?access_token=" + "x".repeat(40_000))).isIn(0, 400, 404, 413, 414);
    }

    @Test
    void whoeverSpeaksBeforeTheAnswer() {
        String knock = RawClient.upgrade("/rtc?access_token=" + token(joined));
        try (var client = RawClient.to(node).send(knock + "GET /twirp HTTP/1.1\r\nHost: a\r\n\r\n")) {
            assertThat(client.status()).isZero();
            // It was on its way already, and is not spoken to.
            try (var call = sfu.next().socket()) {
                assertThat(call).isNotNull();
            } catch (java.io.IOException | AssertionError e) {
                assertThat(sfu.isQuiet()).isTrue();
            }
        }
    }

    @Test
    void aKnockBehindARequestThatIsNotAnswered() {
        String knock = RawClient.upgrade("/rtc?access_token=" + token(joined));
        try (var client = RawClient.to(node).send("GET /api/streams HTTP/1.1\r\nHost: a\r\n\r\n" + knock)) {
            assertThat(client.rest()).doesNotContain(" 101 ");
        }
    }

    @Test
    void thePlainDoors() {
        room.leave(eve, joined).is(204);
        room.growOld();
        String token = token(joined);
        for (String path : List.of("/rtc/validate", "/rtc/v1/validate")) {
            var answer = eve.get(path + "?access_token=" + token).isProblem(403, "forbidden");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("*");
            assertThat(answer.response().body()).doesNotContain(token);
        }
        whip("POST", "/whip/v1", "application/sdp", token).isProblem(403, "forbidden");
        whip("PATCH", "/whip/v1/PA_1", "application/trickle-ice-sdpfrag", token).isProblem(403, "forbidden");
        whip("DELETE", "/whip/v1/PA_1", "application/sdp", token).isProblem(403, "forbidden");
        whip("POST", "/whip/v1", "application/sdp", "nonsense").isProblem(401, "unauthenticated");
        whip("POST", "/whip/v1", "application/x-www-form-urlencoded", token).isProblem(415, "unsupported-media-type");
        whip("POST", "/whip/v1/..%2f..%2ftwirp", "application/sdp", token);
    }

    private Answer whip(String method, String path, String type, String token) {
        return eve.send(eve.request(path)
                .header("Content-Type", type)
                .header("Authorization", "Bearer " + token)
                .method(method, java.net.http.HttpRequest.BodyPublishers.ofString(SDP)));
    }

    private static void assertRefused(int status, String slug, String token) {
        for (String door : List.of("/rtc", "/rtc/v1")) {
            try (var client = RawClient.knocking(node, door + "?access_token=" + token.replace(" ", "+"))) {
                String answer = client.rest();
                assertThat(answer)
                        .startsWith("HTTP/1.1 " + status)
                        .contains("application/problem+json", "urn:earshot:problem:" + slug);
                if (!token.isEmpty()) {
                    assertThat(answer).doesNotContain(token);
                }
            }
        }
    }

    private static void assertStatus(int status, String target, String... headers) {
        assertThat(knockedStatus(target, headers)).as(target).isEqualTo(status);
    }

    private static int knockedStatus(String target, String... headers) {
        try (var client = RawClient.knocking(node, target, headers)) {
            return client.status();
        }
    }

    private String identity() {
        return joined.at("/identity").asText();
    }

    /** What the seat may do, in the SFU's words. */
    private Map<String, Object> grants() {
        return new java.util.HashMap<>(Map.of(
                "roomJoin", true,
                "room", room.id().value(),
                "canSubscribe", true,
                "canPublish", true,
                "canPublishSources", List.of("microphone"),
                "canPublishData", false));
    }

    private String signed(String secret, Map<String, Object> grants, int seconds) {
        return claims(identity(), grants)
                .withExpiresAt(Instant.now().plusSeconds(seconds))
                .sign(Algorithm.HMAC256(secret));
    }

    private static String signed(JWTCreator.Builder claims) {
        return claims.withExpiresAt(Instant.now().plusSeconds(60)).sign(Algorithm.HMAC256(LiveKit.API_SECRET));
    }

    private static JWTCreator.Builder claims(String identity, Map<String, Object> grants) {
        return JWT.create()
                .withIssuer(LiveKit.API_KEY)
                .withSubject(identity)
                .withJWTId(UUID.randomUUID().toString())
                .withClaim("video", grants);
    }

    private static String token(Answer joined) {
        return joined.at("/sfu/token").asText();
    }
}
