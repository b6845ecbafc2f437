package earshot.account;

import static earshot.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.redis.Redis;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.Node;
import earshot.testing.StoppablePostgres;
import earshot.testing.StoppableRedis;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds while a backend is away, and after it came back with nothing. */
class OutageTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final StoppableRedis redis = StoppableRedis.start();
    private final StoppablePostgres postgres = StoppablePostgres.start();
    private final Map<String, Object> backends =
            Map.of("earshot.redis.uri", redis.uri(), "datasources.default.url", postgres.url());
    private final Node node = AccountNodes.start(backends);
    private final Node other = AccountNodes.start(backends);

    @AfterEach
    void stop() {
        node.close();
        other.close();
        redis.close();
        postgres.close();
    }

    @Test
    void withoutRedisNobodySignsInAndWhoIsSignedInStays() {
        var ada = Client.signedUp(node, "Ada");
        var phone = ada.at(other);
        redis.stop();

        var refused = quick(() -> Client.of(node).post("/api/session", AccountTest.signIn("ada", "correct horse")));
        refused.isProblem(503, "backend-unavailable");
        assertThat(refused.header("Retry-After")).isNotEmpty();
        quick(() -> Client.of(node).post("/api/session/guest", "{\"displayName\":\"Eve\"}"))
                .isProblem(503, "backend-unavailable");
        assertThat(quick(() -> ada.get("/api/session")).at("/user/displayName").asText())
                .isEqualTo("Ada");
        var streams = quick(() -> ada.get("/api/streams")).is(200);
        assertThat(streams.at("/streams").isArray()).isTrue();

        ada.delete("/api/session").is(204);
        assertThat(phone.get("/api/session").at("/user").isMissingNode()).isTrue();
        redis.resume();
        awaitRedis();
        assertThat(phone.get("/api/session").at("/user").isMissingNode()).isTrue();
    }

    @Test
    void anEmptiedRedisRevivesNoLogin() {
        var ada = Client.signedUp(node, "Ada");
        var thief = ada.at(other);
        var grace = Client.signedUp(node, "Grace");
        ada.delete("/api/session").is(204);

        redis.stop();
        redis.resume();
        awaitRedis();

        assertThat(thief.get("/api/session").at("/user").isMissingNode()).isTrue();
        assertThat(grace.at(other).get("/api/session").at("/user/displayName").asText())
                .isEqualTo("Grace");
    }

    @Test
    void withoutPostgresWhoIsSignedInStays() {
        var ada = Client.signedUp(node, "Ada");
        postgres.stop();

        assertThat(ada.at(other).get("/api/session").at("/user/displayName").asText())
                .isEqualTo("Ada");
        ada.get("/api/streams").isProblem(503, "backend-unavailable");
        ada.patch("/api/account", "{\"displayName\":\"Eve\"}").isProblem(503, "backend-unavailable");
        Client.of(node).post("/api/session/guest", "{\"displayName\":\"Eve\"}").isProblem(503, "backend-unavailable");

        postgres.resume();
        eventually("Postgres is used again", SOON, () -> ada.get("/api/streams").status() == 200);
        assertThat(ada.get("/api/session").at("/user/displayName").asText()).isEqualTo("Ada");
    }

    @Test
    void withoutPostgresNobodyWaitsForItTwice() {
        var ada = Client.signedUp(node, "Ada");
        String id = ada.get("/api/session").at("/user/id").asText();
        postgres.stop();
        makeCopyOld(id);
        eventually("found away", SOON, () -> ada.get("/api/session").status() == 200);

        for (int request = 0; request < 20; request++) {
            long start = System.nanoTime();
            assertThat(ada.get("/api/session").at("/user/id").asText()).isEqualTo(id);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(500));
        }

        long before = readAt(id);
        postgres.resume();
        eventually("read again", SOON, () -> {
            ada.get("/api/session").is(200);
            return readAt(id) > before;
        });
    }

    /** As if it had been read an hour ago. */
    private void makeCopyOld(String user) {
        try (var client = RedisClient.create(redis.uri());
                var connection = client.connect()) {
            String key = "voice:account:{" + user + "}";
            String state = connection.sync().hget(key, "state");
            String old = state.replaceAll(
                    "\"readAt\":\\d+",
                    "\"readAt\":" + Instant.now().minusSeconds(3600).toEpochMilli());
            connection.sync().hset(key, "state", old);
        }
    }

    private long readAt(String user) {
        String state = node.bean(Redis.class)
                .field("voice:account:{" + user + "}", "state")
                .orElseThrow();
        return Long.parseLong(state.replaceAll(".*\"readAt\":(\\d+).*", "$1"));
    }

    private void awaitRedis() {
        eventually(
                "both nodes use Redis again",
                SOON,
                () -> node.bean(Redis.class).answers()
                        && other.bean(Redis.class).answers());
    }

    private static Answer quick(Supplier<Answer> request) {
        long start = System.nanoTime();
        Answer answer = request.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
        return answer;
    }
}
