package earshot.presence;

import static earshot.presence.House.join;
import static earshot.presence.House.path;
import static earshot.presence.House.seat;
import static earshot.presence.House.session;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.account.SignedClaims;
import earshot.account.TokenSigner;
import earshot.redis.RawRedis;
import earshot.redis.Redis;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The endpoints of a seat, over HTTP, with a real Redis, Postgres and SFU. */
@Tag("redis")
class JoinTest {
    private static House house;

    @BeforeAll
    static void start() {
        house = House.of(2);
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @Test
    void aJoinAnswersWithEverythingThatATabNeeds() {
        String stream = house.stream();
        Answer joined = join(guest("Ada"), stream).is(200);

        assertThat(joined.at("/outcome").asText()).isEqualTo("joined");
        assertThat(joined.at("/sfu/room").asText()).isEqualTo(stream);
        assertThat(joined.at("/sfu/token").asText()).isNotBlank();
        assertThat(joined.at("/permission").toString())
                .isEqualTo("{\"canSubscribe\":true,\"canPublish\":true,\"sources\":[\"microphone\"]}");
        assertThat(joined.at("/heartbeat").toString()).isEqualTo("{\"intervalMs\":5000,\"leaseMs\":16000}");
        assertThat(joined.at("/roster/position").asText()).endsWith("-1");
        assertThat(joined.at("/roster/complete").asBoolean()).isTrue();
        assertThat(joined.at("/roster/participants/0/displayName").asText()).isEqualTo("Ada");
        assertThat(joined.at("/roster/participants/0/identity")).isEqualTo(joined.at("/identity"));
        assertThat(joined.at("/roster/room").toString())
                .isEqualTo("{\"status\":\"open\",\"mode\":\"open\",\"locked\":false,\"softCap\":50,\"hardCap\":100,"
                        + "\"speakerCap\":null,\"slowModeMs\":0,\"statusLine\":\"\",\"pinned\":null,"
                        + "\"access\":\"everyone\",\"waitForHost\":false,\"actingHost\":null,"
                        + "\"participants\":1,\"speakers\":1,\"full\":false}");
        assertThat(joined.at("/roster/speaking").toString()).isEqualTo("{\"userIds\":[],\"seq\":0}");
    }

    @Test
    void theHostOfTheStreamIsTheHostOfItsRoom() {
        Client host = Client.signedUp(house.node(), "Host");
        String stream = house.stream(host, 50, 100);

        assertThat(join(host, stream).at("/roster/participants/0/role").asText())
                .isEqualTo("host");
    }

    @Test
    void aSeatIsKeptMutedAndLeft() {
        String stream = house.stream();
        Client ada = guest("Ada");
        String session = session(join(ada, stream));

        seat(ada, stream, "heartbeat", session).is(204);
        Answer muted = ada.post(path(stream, "me"), "{\"session\":\"" + session + "\",\"selfMuted\":true}")
                .is(200);
        assertThat(muted.at("/selfMuted").asBoolean()).isTrue();
        assertThat(muted.at("/version").asInt()).isEqualTo(2);
        seat(ada, stream, "leave", session).is(204);
        seat(ada, stream, "leave", session).is(204);
        seat(ada, stream, "heartbeat", session).isProblem(410, "lease-expired");
        ada.post(path(stream, "me"), "{\"session\":\"" + session + "\",\"selfMuted\":true}")
                .isProblem(410, "lease-expired");
    }

    @Test
    void theOtherNodeKnowsTheSeat() {
        String stream = house.stream();
        Client ada = guest("Ada");
        String session = session(join(ada, stream));

        seat(ada.at(house.node(1)), stream, "heartbeat", session).is(204);
        seat(ada.at(house.node(1)), stream, "leave", session).is(204);
        seat(ada, stream, "heartbeat", session).isProblem(410, "lease-expired");
    }

    @Test
    void aRepeatedJoinIsTheSameSeat() {
        String stream = house.stream();
        Client ada = guest("Ada");
        String key = UUID.randomUUID().toString();
        Answer first = join(ada, stream, key).is(200);
        Answer second = join(ada, stream, key).is(200);

        assertThat(first.at("/outcome").asText()).isEqualTo("joined");
        assertThat(second.at("/outcome").asText()).isEqualTo("rejoined");
        assertThat(second.at("/identity")).isEqualTo(first.at("/identity"));
        assertThat(second.at("/roster/position")).isEqualTo(first.at("/roster/position"));
    }

    @Test
    void aJoinAfterALeaveIsANewSessionWhateverItsName() {
        String stream = house.stream();
        Client ada = guest("Ada");
        Answer first = join(ada, stream, "k").is(200);
        seat(ada, stream, "leave", session(first)).is(204);
        Answer second = join(ada, stream, "k").is(200);

        assertThat(second.at("/outcome").asText()).isEqualTo("joined");
        assertThat(second.at("/identity")).isNotEqualTo(first.at("/identity"));
        seat(ada, stream, "heartbeat", session(first)).isProblem(409, "session-replaced");
    }

    @Test
    void aNewNameIsShownInTheRoom() {
        String stream = house.stream();
        Client ada = guest("Ada");
        Answer joined = join(ada, stream).is(200);

        ada.patch("/api/account", "{\"displayName\":\"Ada \\\"L\\\" %1\"}").is(200);

        var seats = house.node(1).bean(Presence.class).seats(new StreamId(stream));
        assertThat(seats.getFirst().displayName()).isEqualTo("Ada \"L\" %1");
        assertThat(seats.getFirst().version()).isEqualTo(2);
        seat(ada, stream, "heartbeat", session(joined)).is(204);
    }

    @Test
    void aSecondTabTakesTheSeatOver() {
        String stream = house.stream();
        Client ada = guest("Ada");
        String first = session(join(ada, stream));
        Answer second = join(ada, stream).is(200);

        assertThat(second.at("/outcome").asText()).isEqualTo("replaced");
        assertThat(second.at("/roster/counts/participants").asInt()).isEqualTo(1);
        seat(ada, stream, "heartbeat", first).isProblem(409, "session-replaced");
        seat(ada, stream, "leave", first).is(204);
        seat(ada, stream, "heartbeat", session(second)).is(204);
    }

    @Test
    void aJoinElsewhereLeavesTheRoomBefore() {
        String before = house.stream();
        String after = house.stream();
        Client ada = guest("Ada");
        String session = session(join(ada, before));

        assertThat(join(ada, after).is(200).at("/outcome").asText()).isEqualTo("moved");
        seat(ada, before, "heartbeat", session).isProblem(410, "lease-expired");
    }

    @Test
    void capsWarnAndThenRefuse() {
        String stream = house.stream(Client.signedUp(house.node(), "Host"), 1, 2);

        assertThat(join(guest("A"), stream).is(200).at("/warning").isMissingNode())
                .isTrue();
        assertThat(join(guest("B"), stream).is(200).at("/warning").asText()).isEqualTo("nearly_full");
        join(guest("C"), stream).isProblem(409, "room-full");
    }

    @Test
    void aRefusedJoinKeepsTheSeatBefore() {
        String full = house.stream(Client.signedUp(house.node(), "Host"), 1, 1);
        join(guest("A"), full).is(200);
        String stream = house.stream();
        Client ada = guest("Ada");
        String session = session(join(ada, stream));

        join(ada, full).isProblem(409, "room-full");
        seat(ada, stream, "heartbeat", session).is(204);
    }

    @Test
    void aDenialSaysUntilWhen() {
        String stream = house.stream();
        Client ada = guest("Ada");
        Answer joined = join(ada, stream).is(200);
        String user = joined.at("/roster/participants/0/userId").asText();
        Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(90);

        deny(stream, user, until);
        Answer refused = join(ada, stream).isProblem(403, "denied");
        assertThat(refused.at("/detail").asText()).contains(until.toString());
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(60, 90);

        deny(stream, user, Instant.ofEpochMilli(9_999_999_999_999L));
        Answer forGood = join(ada, stream).isProblem(403, "denied");
        assertThat(forGood.at("/detail").asText()).isEqualTo("You may not join this room.");
        assertThat(forGood.header("Retry-After")).isEmpty();
    }

    @Test
    void anEndedStreamClosesItsRoom() {
        Client host = Client.signedUp(house.node(), "Host");
        String stream = house.stream(host, 50, 100);
        Client ada = guest("Ada");
        String session = session(join(ada, stream));

        host.patch("/api/streams/" + stream, "{\"status\":\"ended\"}").is(200);

        seat(ada, stream, "heartbeat", session).isProblem(410, "lease-expired");
        join(ada, stream).isProblem(409, "room-closed");
        host.patch("/api/streams/" + stream, "{\"status\":\"live\"}").is(200);
        join(ada, stream).is(200);
    }

    @Test
    void aPrivateStreamIsThereForItsHostAlone() {
        Client host = Client.signedUp(house.node(), "Host");
        String stream = house.stream(host, 50, 100);
        host.patch("/api/streams/" + stream, "{\"visibility\":\"private\"}").is(200);

        join(guest("Ada"), stream).isProblem(404, "not-found");
        join(host, stream).is(200);
    }

    @Test
    void aStreamThatTurnsPrivateEndsTheSeatsOfAllButItsHost() {
        Client host = Client.signedUp(house.node(), "Host");
        String stream = house.stream(host, 50, 100);
        Client ada = guest("Ada");
        String stranger = session(join(ada, stream));
        String own = session(join(host, stream));

        host.patch("/api/streams/" + stream, "{\"visibility\":\"private\"}").is(200);

        seat(ada, stream, "heartbeat", stranger).isProblem(410, "lease-expired");
        seat(host, stream, "heartbeat", own).is(204);
        assertThat(room(stream, "participants")).isEqualTo("1");
    }

    @Test
    void whoSignsOutLosesTheSeat() {
        String stream = house.stream();
        Client ada = guest("Ada");
        join(ada, stream).is(200);
        ada.delete("/api/session").is(204);

        assertThat(room(stream, "participants")).isEqualTo("0");
    }

    @Test
    void whoIsMutedIsNotShownAsSpeaking() {
        String stream = house.stream();
        Client ada = guest("Ada");
        Answer joined = join(ada, stream);
        String session = session(joined);
        var speaking = new RoomKeys(new StreamId(stream)).speaking();
        var redis = house.node().bean(Redis.class);

        ada.post(path(stream, "speaking"), "{\"session\":\"" + session + "\",\"speaking\":true}")
                .is(204);
        Eventually.eventually(
                "speaks", Duration.ofSeconds(2), () -> !redis.members(speaking).isEmpty());
        ada.post(path(stream, "me"), "{\"session\":\"" + session + "\",\"selfMuted\":true}")
                .is(200);
        assertThat(redis.members(speaking)).isEmpty();
    }

    @Test
    void muteTogglesAreLimited() {
        String stream = house.stream();
        Client ada = guest("Ada");
        String session = session(join(ada, stream));
        for (int i = 0; i < 10; i++) {
            ada.post(path(stream, "me"), "{\"session\":\"%s\",\"selfMuted\":%s}".formatted(session, i % 2 == 0))
                    .is(200);
        }
        Answer refused = ada.post(path(stream, "me"), "{\"session\":\"" + session + "\",\"selfMuted\":true}")
                .isProblem(429, "rate-limited");
        assertThat(refused.header("Retry-After")).isIn("1", "2");
    }

    @Test
    void joinsAreLimited() {
        String stream = house.stream();
        Client ada = guest("Ada");
        for (int i = 0; i < 30; i++) {
            join(ada, stream, "k").is(200);
        }
        assertThat(join(ada, stream, "k").isProblem(429, "rate-limited").header("Retry-After"))
                .isNotBlank();
    }

    @Test
    void aJoinIsAPost() {
        Answer refused = guest("Ada").get(path(house.stream(), "join"));

        refused.isProblem(405, "method-not-allowed");
        assertThat(refused.header("Allow")).contains("POST");
    }

    @Test
    void aJoinNeedsACallerAStreamAndAnIdThatIsOne() {
        join(Client.of(house.node()), house.stream()).isProblem(401, "unauthenticated");
        join(guest("Ada"), "no-such-stream").isProblem(404, "not-found");
        join(guest("Ada"), "No_Id").isProblem(400, "invalid-request");
        join(guest("Ada"), house.stream(), "not a key").isProblem(400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "7", "{\"unknown\":1}", "{\"selfMuted\":\"yes\"}", "{\"selfMuted\":1}"})
    void aJoinBodyThatIsNoneChangesNothing(String body) {
        String stream = house.stream();

        guest("Ada").post(path(stream, "join"), body).isProblem(400, "invalid-request");
        assertThat(room(stream, "version")).isIn("", "0");
    }

    @Test
    void anOversizedBodyIsRefused() {
        String body = "{\"session\":\"" + "x".repeat(100_000) + "\"}";

        guest("Ada").post(path(house.stream(), "heartbeat"), body).isProblem(413, "payload-too-large");
    }

    @Test
    void nobodySpeaksForASeatThatIsNotTheirs() {
        String stream = house.stream();
        String other = house.stream();
        Client ada = guest("Ada");
        Answer joined = join(ada, stream);
        String session = session(joined);
        Client eve = guest("Eve");

        for (String what : new String[] {"heartbeat", "leave", "me", "speaking"}) {
            String path = path(stream, what);
            eve.post(path, body(what, session)).isProblem(403, "forbidden");
            ada.post(path(other, what), body(what, session)).isProblem(403, "forbidden");
            ada.post(path, body(what, joined.at("/sfu/token").asText())).isProblem(403, "forbidden");
            ada.post(path, body(what, session + "x")).isProblem(403, "forbidden");
            ada.post(path, body(what, "nonsense")).isProblem(403, "forbidden");
            ada.post(path, body(what, unsigned(session))).isProblem(403, "forbidden");
            ada.post(path, body(what, cookieToken(ada))).isProblem(403, "forbidden");
            ada.post(path, body(what, expired(joined, stream))).isProblem(403, "forbidden");
            ada.post(path, "{}").isProblem(400, "invalid-request");
            ada.post(path, body(what, "")).isProblem(400, "invalid-request");
            ada.post(path, body(what, "x".repeat(5000))).isProblem(400, "invalid-request");
            Client.of(house.node()).post(path, body(what, session)).isProblem(401, "unauthenticated");
        }
        assertThat(room(stream, "version")).isEqualTo("1");
        seat(ada, stream, "heartbeat", session).is(204);
    }

    @Test
    void anotherSitesPageCannotJoin() {
        Client ada = guest("Ada");
        var request = ada.request(path(house.stream(), "join")).setHeader("Sec-Fetch-Site", "cross-site");

        ada.send(request.POST(java.net.http.HttpRequest.BodyPublishers.noBody()))
                .isProblem(403, "forbidden");
    }

    private static String body(String what, String session) {
        return what.equals("speaking")
                ? "{\"session\":\"" + session + "\",\"speaking\":true}"
                : "{\"session\":\"" + session + "\"}";
    }

    /** The same claims, {@code alg: none}. */
    private static String unsigned(String token) {
        var encoder = java.util.Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)) + "."
                + token.split("\\.")[1] + ".";
    }

    private static String cookieToken(Client client) {
        return String.valueOf(client.cookie()).split("=", 2)[1];
    }

    /** Genuine, but its time is over. */
    private static String expired(Answer joined, String stream) {
        String[] identity = joined.at("/identity").asText().split("\\.");
        return house.node()
                .bean(TokenSigner.class)
                .sign(new SignedClaims(
                        "earshot-session",
                        identity[0],
                        Instant.now().minusSeconds(2),
                        Map.of("room", stream, "sid", identity[1], "epoch", "0000000000000000")));
    }

    private static String room(String stream, String field) {
        return house.node()
                .bean(Redis.class)
                .field(new RoomKeys(new StreamId(stream)).room(), field)
                .orElse("");
    }

    private static void deny(String stream, String user, Instant until) {
        house.node()
                .bean(RawRedis.class)
                .call("ZADD", new RoomKeys(new StreamId(stream)).denied(), Long.toString(until.toEpochMilli()), user);
    }

    private static Client guest(String name) {
        return Client.guest(house.node(), name);
    }
}
