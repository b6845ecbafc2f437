package earshot.presence;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.account.GuestMarks;
import earshot.account.Marks;
import earshot.room.UserId;
import earshot.testing.Answer;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import earshot.testing.VoiceRoom;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A guest who was banned does not come back as another guest of the same browser or network, and nobody else is kept out. */
class BannedGuestTest {
    private static final String DATABASE = Backends.newDatabase();
    private static LiveKit sfu;
    private static Node node;

    private VoiceRoom room;

    @BeforeAll
    static void start() {
        sfu = LiveKit.start();
        Map<String, Object> settings = new HashMap<>(sfu.settings());
        settings.put("datasources.default.url", DATABASE);
        settings.put("earshot.http.trusted-proxies", "127.0.0.1");
        node = Node.start(settings);
    }

    @AfterAll
    static void stop() {
        node.close();
        sfu.close();
    }

    @BeforeEach
    void open() {
        room = VoiceRoom.open(node);
    }

    @Test
    void theSameBrowserIsRefusedAndAnotherLetIn() throws SQLException {
        var eve = Client.guest(node, "Eve");
        room.join(eve).is(200);
        ban(eve, "1 hour");
        room.join(eve).isProblem(403, "denied");

        eve.delete("/api/session").is(204);
        guest(eve, "Mallory", null);
        Answer refused = room.join(eve).isProblem(403, "denied");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3500, 3601);

        room.join(Client.guest(node, "Bob")).is(200);
    }

    @Test
    void whomTheHostBansStaysOutAsWhateverGuestTheSameBrowserSignsInAgain() {
        var eve = Client.guest(node, "Eve");
        room.join(eve).is(200);
        room.host()
                .post("/api/voice/streams/" + room.id() + "/bans", """
                        {"userId":"%s","scope":"room","durationMs":3600000,"reason":"Shouting"}""".formatted(id(eve)))
                .is(200);
        room.join(eve).isProblem(403, "denied");

        for (String name : List.of("Mallory", "Trudy")) {
            String before = id(eve);
            eve.delete("/api/session").is(204);
            assertThat(id(guest(eve, name, null))).isNotEqualTo(before);
            Answer refused = room.join(eve).isProblem(403, "denied");
            assertThat(refused.at("/kind").asText()).isEqualTo("ban");
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3400, 3601);
        }
        assertThat(room.media()).isEmpty();
        room.join(Client.guest(node, "Bob")).is(200);
    }

    @Test
    void anAccountOfTheSameBrowserIsNoGuest() throws SQLException {
        var eve = Client.guest(node, "Eve");
        ban(eve, "1 hour");
        eve.delete("/api/session").is(204);
        eve.post("/api/accounts", """
                        {"name":"e-%s","displayName":"Eve","password":"correct horse"}""".formatted(UUID.randomUUID().toString().substring(0, 20)))
                .is(201);

        room.join(eve).is(200);
    }

    @Test
    void theSameNetworkIsRefusedAndAnotherLetIn() throws SQLException {
        var eve = guest(Client.of(node), "Eve", "203.0.113.7");
        ban(eve, "1 hour");

        room.join(guest(Client.of(node), "Mallory", "203.0.113.99")).isProblem(403, "denied");
        room.join(guest(Client.of(node), "Bob", "198.51.100.1")).is(200);
    }

    @Test
    void aBanThatEndedKeepsNobodyOut() throws SQLException {
        var eve = Client.guest(node, "Eve");
        ban(eve, "1 second");
        eventually("she is let in", Duration.ofSeconds(10), () -> room.join(eve).status() == 200);
    }

    @Test
    void theCookieIsOutOfReachAndItsKeyIsNotKept() throws SQLException {
        var http = Client.of(node);
        var answer =
                http.post("/api/session/guest", "{\"displayName\":\"Eve\"}").is(200);
        String cookie = answer.response().headers().allValues("Set-Cookie").stream()
                .filter(header -> header.startsWith("earshot_device="))
                .findFirst()
                .orElseThrow();
        assertThat(cookie).contains("HTTPOnly", "SameSite=Strict", "Path=/", "Max-Age=15552000");
        String key = cookie.split("[=;]")[1];
        assertThat(key).hasSize(43);
        Marks marks = node.bean(GuestMarks.class).of(new UserId(id(http)));
        assertThat(marks.device()).isNotNull().doesNotContain(key);
        assertThat(marks.address()).isNull();
        assertThat(node.bean(GuestMarks.class).of(new UserId(id(room.host())))).isEqualTo(Marks.NONE);
    }

    private static Client guest(Client browser, String name, @Nullable String address) {
        var request = browser.request("/api/session/guest")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"displayName\":\"" + name + "\"}"));
        browser.send(address == null ? request : request.header("X-Forwarded-For", address))
                .is(200);
        return browser;
    }

    /** As the host's ban writes it. */
    private void ban(Client guest, String length) throws SQLException {
        String id = id(guest);
        Marks marks = node.bean(GuestMarks.class).of(new UserId(id));
        try (var connection = DriverManager.getConnection(DATABASE, "postgres", "postgres");
                var row = connection.prepareStatement("""
                        INSERT INTO sanctions (id, stream_id, host_id, user_id, user_name, kind, actor_id, actor_name, at, until, device_key, address_prefix)
                        SELECT gen_random_uuid(), id, host_id, CAST(? AS uuid), 'Eve', 'ban', host_id, 'Host', now(), now() + CAST(? AS interval), ?, ?
                        FROM streams WHERE id = ?""")) {
            row.setString(1, id);
            row.setString(2, length);
            row.setString(3, marks.device());
            row.setString(4, marks.address());
            row.setString(5, room.id().value());
            row.executeUpdate();
        }
        node.bean(Rooms.class).reload(room.id());
    }

    private static String id(Client client) {
        return client.get("/api/session").at("/user/id").asText();
    }
}
