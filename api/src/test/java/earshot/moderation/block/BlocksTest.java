package earshot.moderation.block;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.room.UserId;
import earshot.testing.Backends;
import earshot.testing.Client;
import earshot.testing.EventReader;
import earshot.testing.EventSchema;
import earshot.testing.Node;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom a user has blocked is the same on all devices, and nobody else's business. */
class BlocksTest {
    private static final int LONGEST_EVENT = 16 * 1024;

    private static final String DATABASE = Backends.newDatabase();
    private static Node node;
    private static Node other;

    private final Client ada = Client.signedUp(node, "Ada");
    private final Client bob = Client.signedUp(node, "Bob");

    @BeforeAll
    static void start() {
        node = start(DATABASE);
        other = start(DATABASE);
    }

    private static Node start(String database) {
        return Node.start(Map.of("datasources.default.url", database));
    }

    @AfterAll
    static void stop() {
        other.close();
        node.close();
    }

    @Test
    void aBlockIsToldToTheOtherDevicesAndStandsInWhatTheyOpenWith() {
        try (var inbox = inbox(ada)) {
            assertThat(inbox.next("me_snapshot").data()).contains("\"blocks\":[]");

            ada.put(path(bob), "").is(200);
            var told = inbox.next("blocks_updated").data();
            EventSchema.check(told);
            assertThat(told).contains("\"userId\":\"" + id(bob) + "\",\"blocked\":true");

            ada.delete(path(bob)).is(200);
            assertThat(inbox.next("blocks_updated").data())
                    .contains("\"userId\":\"" + id(bob) + "\",\"blocked\":false");
        }
        ada.put(path(bob), "").is(200);
        try (var again = inbox(ada)) {
            var snapshot = again.next("me_snapshot").data();
            EventSchema.check(snapshot);
            assertThat(snapshot).contains("\"blocks\":[\"" + id(bob) + "\"]");
        }
    }

    @Test
    void blockingAndUnblockingTwiceIsAsOnce() {
        assertThat(ada.put(path(bob), "").is(200).at("/userIds")).hasSize(1);
        assertThat(ada.put(path(bob), "").is(200).at("/userIds")).hasSize(1);
        assertThat(ada.delete(path(bob)).is(200).at("/userIds")).isEmpty();
        assertThat(ada.delete(path(bob)).is(200).at("/userIds")).isEmpty();
        assertThat(ada.get("/api/me/blocks").is(200).at("/userIds")).isEmpty();
    }

    @Test
    void nobodyBlocksOneselfOrAStranger() {
        ada.put(path(ada), "").isInvalid("#userId");
        ada.put("/api/me/blocks/" + UUID.randomUUID(), "").isProblem(404, "not-found");
        ada.put("/api/me/blocks/bob", "").isInvalid("#userId");
        Client.of(node).get("/api/me/blocks").isProblem(401, "unauthenticated");
        Client.of(node).put(path(bob), "").isProblem(401, "unauthenticated");
        assertThat(Client.guest(node, "Guest").put(path(bob), "").is(200).at("/userIds"))
                .hasSize(1);
    }

    @Test
    void theListHasAnEnd() throws SQLException {
        fill(499);
        ada.put(path(bob), "").is(200);
        var carl = Client.signedUp(node, "Carl");

        ada.put(path(carl), "").isProblem(409, "blocks-full");
        ada.put(path(bob), "").is(200);
        try (var inbox = inbox(ada)) {
            EventSchema.check(inbox.next("me_snapshot").data());
            ada.put(path(bob), "").is(200);
            var told = inbox.next("blocks_updated").data();
            EventSchema.check(told);
            assertThat(told).hasSizeLessThan(LONGEST_EVENT);
        }
        ada.delete(path(bob)).is(200);
        ada.put(path(carl), "").is(200);
    }

    @Test
    void manyTabsAtOnceOverfillNoList() throws SQLException {
        fill(495);
        var store = node.bean(BlockStore.class);
        var me = new UserId(id(ada));
        List<UserId> others = IntStream.range(0, 8)
                .mapToObj(i -> new UserId(id(Client.guest(node, "G" + i))))
                .toList();
        others.stream()
                .map(user -> CompletableFuture.runAsync(() -> store.block(me, user), Thread::startVirtualThread))
                .toList()
                .forEach(CompletableFuture::join);
        assertThat(store.list(me)).hasSize(BlockStore.MOST);
    }

    @Test
    void aDeletedAccountIsInNoList() {
        var carl = Client.signedUp(node, "Carl");
        ada.put(path(bob), "").is(200);
        ada.put(path(carl), "").is(200);

        bob.send("DELETE", "/api/account", "{\"password\":\"correct horse\"}").is(204);

        assertThat(ada.get("/api/me/blocks").at("/userIds").toString()).isEqualTo("[\"" + id(carl) + "\"]");
    }

    private static EventReader inbox(Client client) {
        return EventReader.open(
                URI.create(other.uri() + "/api/me/events"), Map.of("Cookie", String.valueOf(client.cookie())));
    }

    private static String path(Client client) {
        return "/api/me/blocks/" + id(client);
    }

    private static String id(Client client) {
        return client.get("/api/session").at("/user/id").asText();
    }

    private void fill(int count) throws SQLException {
        execute("INSERT INTO users (id, display_name) SELECT gen_random_uuid(), 'filler' FROM generate_series(1, "
                + count + ")");
        execute("INSERT INTO blocks (user_id, blocked_id) SELECT '" + id(ada)
                + "', id FROM users WHERE display_name = 'filler' LIMIT " + count);
    }

    private static void execute(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection(DATABASE, "postgres", "postgres");
                var sent = connection.createStatement()) {
            sent.execute(statement);
        }
    }
}
