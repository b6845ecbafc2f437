package earshot.roster;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.redis.Keys;
import earshot.redis.RawRedis;
import earshot.room.UserId;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.EventSchema;
import earshot.testing.Node;
import earshot.testing.Together;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The roster for those who ask once, and for whom it is. */
class RosterReadTest {
    private static Node node;
    private static Client host;
    private static Client nobody;

    @BeforeAll
    static void start() {
        node = Node.start();
        host = Client.signedUp(node, "Hedy");
        nobody = Client.of(node);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void theStateIsTheSnapshotAndKnowsWhenNothingChanged() {
        var room = new TestRoom(node, 20);
        String ada = room.join();
        Answer first = nobody.get(path(room, "state")).is(200);
        EventSchema.check(first.response().body());
        assertThat(first.header("Content-Type")).isEqualTo("application/json");
        assertThat(first.header("Cache-Control")).isEqualTo("no-cache");
        String tag = first.header("ETag");
        assertThat(tag).isEqualTo("\"" + first.at("/p").asText() + ".0\"");

        for (String known : List.of(tag, "\"x\", W/" + tag, "*")) {
            Answer again = nobody.send(nobody.request(path(room, "state")).header("If-None-Match", known))
                    .is(304);
            assertThat(again.header("ETag")).isEqualTo(tag);
            assertThat(again.response().body()).isEmpty();
        }
        room.speak(ada, true);
        Answer speaking = nobody.send(nobody.request(path(room, "state")).header("If-None-Match", tag))
                .is(200);
        assertThat(speaking.at("/d/speaking/userIds/0").asText()).isEqualTo(ada);
        assertThat(speaking.at("/p")).isEqualTo(first.at("/p"));
    }

    @Test
    void theStateIsWhatTheApiDescribes() throws IOException {
        var room = new TestRoom(node, 25);
        room.speak(room.join(), true);
        String body = nobody.get(path(room, "state")).is(200).response().body();
        var json = node.bean(ObjectMapper.class);
        assertThat(RosterModel.parse(json.writeValueAsString(json.readValue(body, SnapshotEvent.class))))
                .isEqualTo(RosterModel.parse(body));
    }

    @Test
    void stateAndEventsOpenWithTheSameBytes() {
        var room = new TestRoom(node, 21);
        room.join();
        room.join();
        try (var reader = EventReader.open(URI.create(node.uri() + path(room, "events")), Map.of())) {
            String state = nobody.get(path(room, "state")).response().body();
            assertThat(reader.message().data()).isEqualTo(state);
        }
    }

    @Test
    void aLargeRoomIsToldInPartAndPagedWhole() {
        var room = new TestRoom(node, 22);
        for (int i = 0; i < 260; i++) {
            room.join();
        }
        Answer state = nobody.get(path(room, "state")).is(200);
        EventSchema.check(state.response().body());
        assertThat(state.at("/d/complete").asBoolean()).isFalse();
        assertThat(state.at("/d/participants")).hasSize(250);
        assertThat(state.at("/d/counts/participants").asInt()).isEqualTo(260);

        List<String> paged = new ArrayList<>();
        String after = "";
        do {
            Answer page = nobody.get(path(room, "participants") + "?limit=100" + after)
                    .is(200);
            page.at("/participants")
                    .forEach(participant -> paged.add(participant.get("userId").asText()));
            after = page.at("/next").isNull()
                    ? ""
                    : "&after=" + page.at("/next").asText();
        } while (!after.isEmpty());
        assertThat(paged).hasSize(260).doesNotHaveDuplicates();
    }

    @Test
    void participantsAreFoundByName() {
        var room = new TestRoom(node, 23);
        room.join();
        for (String spelt : List.of("zO%C3%8B", "zoe", "o%C3%A9%20")) {
            Answer found =
                    nobody.get(path(room, "participants") + "?q=" + spelt).is(200);
            assertThat(found.at("/participants")).as(spelt).hasSize(1);
        }
        assertThat(nobody.get(path(room, "participants") + "?q=nobody").is(200).at("/participants"))
                .isEmpty();
    }

    @Test
    void manyWhoLookThroughARoomCostRedisOneReadASecond() {
        var room = new TestRoom(node, 27);
        room.join();
        var redis = node.bean(RawRedis.class);
        long before = System.nanoTime();
        long read = wholeReads(redis);
        List<Integer> all = IntStream.range(0, 200).boxed().toList();
        Together.each(all, i -> nobody.get(path(room, "participants") + "?q=" + i % 10)
                .is(200));
        long seconds = Duration.ofNanos(System.nanoTime() - before).toSeconds();
        assertThat(wholeReads(redis) - read).isBetween(1L, 2 + seconds);

        String later = room.join();
        eventually(
                "the newcomer is listed",
                Duration.ofSeconds(5),
                () -> nobody.get(path(room, "participants")).response().body().contains(later));
    }

    @Test
    void manyWhoAskForTheStateCostRedisOneReadForEachPosition() {
        var room = new TestRoom(node, 28);
        room.join();
        var redis = node.bean(RawRedis.class);
        long before = System.nanoTime();
        long read = wholeReads(redis);
        String path = path(room, "state");
        Together.each(
                IntStream.range(0, 200).boxed().toList(), i -> nobody.get(path).is(200));
        long seconds = Duration.ofNanos(System.nanoTime() - before).toSeconds();
        assertThat(wholeReads(redis) - read).isBetween(1L, 2 + seconds);

        String later = room.join();
        assertThat(nobody.get(path).response().body()).contains(later);
    }

    @Test
    void badQuestionsAreRefused() {
        var room = new TestRoom(node, 24);
        for (String query : List.of("limit=0", "limit=251", "limit=x", "after=x", "after=9.9", "q=" + "a".repeat(41))) {
            nobody.get(path(room, "participants") + "?" + query).isProblem(400, "invalid-request");
        }
        for (String what : List.of("state", "events", "participants")) {
            nobody.get("/api/voice/streams/Not-an-id/" + what).isProblem(400, "invalid-request");
            nobody.get("/api/voice/streams/" + UUID.randomUUID() + "/" + what).isProblem(404, "not-found");
            nobody.post("/api/voice/streams/" + room.id + "/" + what, "{}").isProblem(405, "method-not-allowed");
        }
    }

    @Test
    void aPrivateStreamIsForItsHostAlone() {
        Client other = Client.signedUp(node, "Eve");
        String id = make("private");
        for (String what : List.of("state", "events", "participants")) {
            String path = "/api/voice/streams/" + id + "/" + what;
            nobody.get(path).isProblem(404, "not-found");
            other.get(path).isProblem(404, "not-found");
        }
        host.get("/api/voice/streams/" + id + "/state").is(200);
        try (var reader = EventReader.open(
                URI.create(node.uri() + "/api/voice/streams/" + id + "/events"), Map.of("Cookie", host.cookie()))) {
            assertThat(reader.message().is("roster_snapshot")).isTrue();
        }
    }

    @Test
    void aStreamThatTurnsPrivateIsHiddenAtOnce() {
        String id = make("public");
        nobody.get("/api/voice/streams/" + id + "/state").is(200);
        host.patch("/api/streams/" + id, "{\"visibility\":\"private\"}").is(200);
        nobody.get("/api/voice/streams/" + id + "/state").isProblem(404, "not-found");
    }

    @Test
    void aStreamThatTurnsPrivateIsTakenFromItsReaders() {
        String id = make("public");
        try (var anybody = EventReader.open(events(id), Map.of());
                var own = events(host, id)) {
            anybody.next("roster_snapshot");
            own.next("roster_snapshot");
            host.patch("/api/streams/" + id, "{\"visibility\":\"private\"}").is(200);
            for (var reader : List.of(anybody, own)) {
                reader.next("bye");
                assertThat(reader.next().type()).isEqualTo("end");
            }
        }
        nobody.get(events(id).getPath()).isProblem(404, "not-found");
        try (var own = events(host, id)) {
            own.next("roster_snapshot");
        }
    }

    @Test
    void aPrivateStreamsReaderLastsAsLongAsItsLogin() {
        Client hedy = Client.signedUp(node, "Hedy");
        String id = make(hedy, "private");
        try (var reader = events(hedy, id)) {
            reader.next("roster_snapshot");
            hedy.delete("/api/session").is(204);
            reader.next("bye");
            assertThat(reader.next().type()).isEqualTo("end");
        }
    }

    @Test
    void aUsersOwnStreamTellsWhoItIsAndWhatChanges() {
        Client ada = Client.signedUp(node, "Ada");
        try (var reader = inbox(ada)) {
            JsonNode me = json(reader.message());
            assertThat(me.at("/t").asText()).isEqualTo("me_snapshot");
            assertThat(me.at("/d/user/displayName").asText()).isEqualTo("Ada");
            assertThat(me.at("/d/session").isNull()).isTrue();

            ada.patch("/api/account", "{\"displayName\":\"Ada L.\"}").is(200);
            assertThat(json(reader.next("profile_updated"))
                            .at("/d/user/displayName")
                            .asText())
                    .isEqualTo("Ada L.");

            ada.delete("/api/session").is(204);
            assertThat(json(reader.next("session_revoked")).at("/v").asInt()).isEqualTo(1);
            assertThat(reader.next().type()).isEqualTo("end");
        }
    }

    @Test
    void aUsersOwnStreamNamesNoSeatThatIsGone() {
        Client ada = Client.signedUp(node, "Ada");
        String user = ada.get("/api/session").at("/user/id").asText();
        var room = new TestRoom(node, 26);
        String session = room.seat(user);
        node.bean(RawRedis.class)
                .call("HSET", Keys.user(new UserId(user)), "current", session, session, room.id.value());
        try (var reader = inbox(ada)) {
            assertThat(json(reader.message()).at("/d/session/sessionId").asText())
                    .isEqualTo(session);
        }
        room.leave(user);
        try (var reader = inbox(ada)) {
            assertThat(json(reader.message()).at("/d/session").isNull()).isTrue();
        }
    }

    @Test
    void nobodyHasNoStreamOfTheirOwn() {
        nobody.get("/api/me/events").isProblem(401, "unauthenticated");
    }

    @Test
    void whoLeavesTheirOwnStreamIsForgotten() {
        Client ada = Client.signedUp(node, "Ada");
        inbox(ada).close();
        eventually(
                "nobody reads",
                Duration.ofSeconds(10),
                () -> node.bean(InboxFeed.class).followed() == 0);
    }

    /** How often Redis has read the participants of any room whole. */
    private static long wholeReads(RawRedis redis) {
        String stats = redis.call("INFO", "commandstats").text(0);
        return Pattern.compile("cmdstat_hvals:calls=(\\d+)")
                .matcher(stats)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }

    private static JsonNode json(EventReader.Event event) {
        EventSchema.check(event.data());
        return RosterModel.parse(event.data());
    }

    private static EventReader inbox(Client client) {
        return EventReader.open(
                URI.create(node.uri() + "/api/me/events"), Map.of("Cookie", String.valueOf(client.cookie())));
    }

    private static EventReader events(Client client, String id) {
        return EventReader.open(events(id), Map.of("Cookie", String.valueOf(client.cookie())));
    }

    private static URI events(String id) {
        return URI.create(node.uri() + "/api/voice/streams/" + id + "/events");
    }

    private static String make(String visibility) {
        return make(host, visibility);
    }

    private static String make(Client by, String visibility) {
        return by.post("/api/streams", """
                        {"title":"A stream","playbackUrl":"/demo/live.m3u8","visibility":"%s"}""".formatted(visibility))
                .is(201)
                .at("/id")
                .asText();
    }

    private static String path(TestRoom room, String what) {
        return "/api/voice/streams/" + room.id + "/" + what;
    }
}
