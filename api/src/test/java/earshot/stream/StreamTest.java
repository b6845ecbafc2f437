package earshot.stream;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.RawRedis;
import earshot.redis.RoomKeys;
import earshot.room.StreamId;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.Node;
import io.lettuce.core.RedisClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What hosts and viewers can do with streams, over HTTP. */
class StreamTest {
    private static final String NEW = """
            {"title":"  Night owls ","playbackUrl":"https://cdn.example.org/a/live.m3u8","visibility":"%s"}""";

    private static Node node;
    private static Client host;

    @BeforeAll
    static void start() {
        node = Node.start(Map.of("earshot.stream.made-per-host", 1000));
        host = Client.signedUp(node, "Hedy");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aHostMakesAStream() {
        var made = host.post("/api/streams", NEW.formatted("public")).is(201);

        assertThat(made.at("/title").asText()).isEqualTo("Night owls");
        assertThat(made.at("/hostName").asText()).isEqualTo("Hedy");
        assertThat(made.at("/status").asText()).isEqualTo("scheduled");
        assertThat(made.at("/mine").asBoolean()).isTrue();
        assertThat(made.at("/voiceSettings/softCap").asInt()).isEqualTo(50);
        var seen =
                Client.of(node).get("/api/streams/" + made.at("/id").asText()).is(200);
        assertThat(seen.at("/mine").asBoolean()).isFalse();
        assertThat(seen.at("/voice/enabled").asBoolean()).isTrue();
        assertThat(seen.at("/voice/participants").asInt()).isZero();
        assertThat(seen.at("/voice/mode").asText()).isEqualTo("open");
    }

    @Test
    void plainHttpIsRefusedWherePagesComeOverTls() {
        String insecure = NEW.formatted("public").replace("https:", "http:");
        host.post("/api/streams", insecure).is(201);
        try (var secure = Node.start(Map.of("earshot.http.public-origin", "https://voice.example.org"))) {
            var hedy = Client.signedUp(secure, "Hedy");
            var refused = hedy.post("/api/streams", insecure).isProblem(400, "invalid-request");
            assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/playbackUrl");
            String made = hedy.post("/api/streams", NEW.formatted("public"))
                    .is(201)
                    .at("/id")
                    .asText();
            hedy.patch("/api/streams/" + made, "{\"playbackUrl\":\"http://x.example/y\"}")
                    .isProblem(400, "invalid-request");
        }
    }

    @Test
    void aGuestHostsNothing() {
        Client.guest(node, "Grace")
                .post("/api/streams", NEW.formatted("public"))
                .isProblem(403, "forbidden");
        Client.of(node).post("/api/streams", NEW.formatted("public")).isProblem(401, "unauthenticated");
    }

    @Test
    void aPrivateStreamIsKnownToItsHostOnly() {
        String id = make("private");
        var other = Client.signedUp(node, "Ada");

        host.get("/api/streams/" + id).is(200);
        other.get("/api/streams/" + id).isProblem(404, "not-found");
        other.patch("/api/streams/" + id, "{\"title\":\"Mine\"}").isProblem(404, "not-found");
        other.delete("/api/streams/" + id).isProblem(404, "not-found");
    }

    @Test
    void onlyTheHostChangesAStream() {
        String id = make("unlisted");
        var other = Client.signedUp(node, "Ada");

        other.patch("/api/streams/" + id, "{\"title\":\"Mine\"}").isProblem(403, "forbidden");
        other.delete("/api/streams/" + id).isProblem(403, "forbidden");
        assertThat(host.get("/api/streams/" + id).at("/title").asText()).isEqualTo("Night owls");
    }

    @Test
    void whatIsAbsentStays() {
        String id = make("unlisted");

        var edited =
                host.patch("/api/streams/" + id, "{\"title\":\"Early birds\"}").is(200);

        assertThat(edited.at("/title").asText()).isEqualTo("Early birds");
        assertThat(edited.at("/playbackUrl").asText()).isEqualTo("https://cdn.example.org/a/live.m3u8");
        assertThat(edited.at("/visibility").asText()).isEqualTo("unlisted");
        var voice = host.patch("/api/streams/" + id, "{\"voice\":{\"enabled\":false,\"softCap\":3,\"hardCap\":4}}")
                .is(200);
        assertThat(voice.at("/voiceSettings/hardCap").asInt()).isEqualTo(4);
        assertThat(voice.at("/voice/enabled").asBoolean()).isFalse();
        assertThat(voice.at("/title").asText()).isEqualTo("Early birds");
    }

    @Test
    void aStreamStartsAndEnds() {
        String id = make("unlisted");

        var live = host.patch("/api/streams/" + id, "{\"status\":\"live\"}").is(200);
        assertThat(live.at("/status").asText()).isEqualTo("live");
        assertThat(live.at("/startedAt").asLong()).isPositive();
        var ended = host.patch("/api/streams/" + id, "{\"status\":\"ended\"}").is(200);
        assertThat(ended.at("/endedAt").asLong())
                .isGreaterThanOrEqualTo(live.at("/startedAt").asLong());
        host.patch("/api/streams/" + id, "{\"status\":\"scheduled\"}").isProblem(400, "invalid-request");
        host.delete("/api/streams/" + id).is(204);
        host.get("/api/streams/" + id).isProblem(404, "not-found");
    }

    @Test
    void theListIsReadInPages() {
        var other = Client.signedUp(node, "Ada");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.addFirst(other.post("/api/streams", NEW.formatted(i == 2 ? "private" : "public"))
                    .is(201)
                    .at("/id")
                    .asText());
        }

        List<String> listed = new ArrayList<>();
        String after = "";
        do {
            var page = other.get("/api/streams?limit=2" + after).is(200);
            StreamSupport.stream(page.at("/streams").spliterator(), false)
                    .map(s -> s.get("id").asText())
                    .forEach(listed::add);
            after = page.at("/next").isMissingNode()
                    ? null
                    : "&after=" + page.at("/next").asText();
        } while (after != null);

        assertThat(listed).containsSubsequence(made).doesNotHaveDuplicates();
        var seen = host.get("/api/streams?limit=100").is(200);
        assertThat(StreamSupport.stream(seen.at("/streams").spliterator(), false)
                        .map(s -> s.get("id").asText()))
                .doesNotContain(made.get(2))
                .contains(made.get(0), made.get(4));
    }

    @Test
    void theListTellsWhoIsInTheRooms() {
        String id = make("public");
        host.patch("/api/streams/" + id, "{\"voice\":{\"enabled\":true,\"softCap\":2,\"hardCap\":3}}")
                .is(200);
        var room = Map.of("participants", "3", "speakers", "2", "locked", "true", "mode", "stage");
        try (var redis = RedisClient.create(Backends.redisUri())) {
            redis.connect().sync().hset(new RoomKeys(new StreamId(id)).room(), room);
        }

        var voice = Client.of(node).get("/api/streams/" + id).is(200);

        assertThat(voice.at("/voice/participants").asInt()).isEqualTo(3);
        assertThat(voice.at("/voice/speakers").asInt()).isEqualTo(2);
        assertThat(voice.at("/voice/full").asBoolean()).isTrue();
        assertThat(voice.at("/voice/locked").asBoolean()).isTrue();
        assertThat(voice.at("/voice/mode").asText()).isEqualTo("stage");
        node.bean(RawRedis.class).call("DEL", new RoomKeys(new StreamId(id)).room());
    }

    @Test
    void aDeletedAccountTakesItsStreamsAlong() {
        var other = Client.signedUp(node, "Ada");
        String id = other.post("/api/streams", NEW.formatted("public"))
                .is(201)
                .at("/id")
                .asText();

        other.send("DELETE", "/api/account", "{\"password\":\"correct horse\"}").is(204);

        host.get("/api/streams/" + id).isProblem(404, "not-found");
    }

    private static String make(String visibility) {
        return host.post("/api/streams", NEW.formatted(visibility))
                .is(201)
                .at("/id")
                .asText();
    }
}
