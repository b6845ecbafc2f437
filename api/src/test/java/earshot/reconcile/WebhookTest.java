package earshot.reconcile;

import static earshot.testing.Webhook.sha256;
import static earshot.testing.Webhook.signature;
import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import earshot.testing.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which webhooks are let in. The SFU itself is away in this test: judging needs none, and answers must not wait for one. */
class WebhookTest {
    private static final String SECRET = LiveKit.API_SECRET;

    private static Node node;

    private final String body = body(UUID.randomUUID().toString(), Instant.now());

    @BeforeAll
    static void start() {
        node = Node.start(Map.of(
                "earshot.sfu.url",
                "ws://127.0.0.1:1",
                "earshot.sfu.api-key",
                LiveKit.API_KEY,
                "earshot.sfu.api-secret",
                SECRET));
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aSignedWebhookIsTakenOnceAndMayBeRepeated() {
        send(body, signed(body)).is(204);
        send(body, signed(body)).is(204);
    }

    @Test
    void itIsAnsweredInMillisecondsWhateverItCauses() {
        send(body, signed(body)).is(204);
        String next = body(UUID.randomUUID().toString(), Instant.now());
        String signature = signed(next);
        long before = System.nanoTime();

        send(next, signature).is(204);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(250));
    }

    @Test
    void anOldOneIsRefusedAndSoIsOneFromTheFuture() {
        String old = body(UUID.randomUUID().toString(), Instant.now().minus(Duration.ofMinutes(6)));
        String early = body(UUID.randomUUID().toString(), Instant.now().plus(Duration.ofMinutes(6)));

        send(old, signed(old)).isProblem(400, "invalid-request");
        send(early, signed(early)).isProblem(400, "invalid-request");
    }

    @Test
    void forgeriesAreRefused() {
        send(body, "").isProblem(401, "unauthenticated");
        send(body, "Bearer x").isProblem(401, "unauthenticated");
        send(body, signature(LiveKit.API_KEY, "another-secret-of-at-least-32-bytes-......", sha256(body)))
                .isProblem(401, "unauthenticated");
        send(body, signature("another-key", SECRET, sha256(body))).isProblem(401, "unauthenticated");
        send(body, unsigned(sha256(body))).isProblem(401, "unauthenticated");
        send(body + " ", signed(body)).isProblem(401, "unauthenticated");
        send(body, signature(LiveKit.API_KEY, SECRET, "no base64")).isProblem(401, "unauthenticated");
        send("no json", signed("no json")).isProblem(401, "unauthenticated");
    }

    @Test
    void aTokenForTheSfuIsNoSignature() {
        String token = JWT.create()
                .withIssuer(LiveKit.API_KEY)
                .withSubject("ada")
                .withClaim("video", Map.of("roomJoin", true, "room", "demo"))
                .sign(Algorithm.HMAC256(SECRET));

        send(body, token).isProblem(401, "unauthenticated");
    }

    @Test
    void aSignatureThatHasExpiredIsRefused() {
        String expired = JWT.create()
                .withIssuer(LiveKit.API_KEY)
                .withExpiresAt(Instant.now().minusSeconds(5))
                .withClaim("sha256", sha256(body))
                .sign(Algorithm.HMAC256(SECRET));

        send(body, expired).isProblem(401, "unauthenticated");
    }

    private static Answer send(String body, String authorization) {
        return new Webhook(body).send(Client.of(node), authorization);
    }

    private static String body(String id, Instant createdAt) {
        String identity = UUID.randomUUID() + "." + UUID.randomUUID();
        return Webhook.of("participant_left", id, createdAt, "demo", identity, "PA_x")
                .body();
    }

    private static String signed(String body) {
        return signature(LiveKit.API_KEY, SECRET, sha256(body));
    }

    private static String unsigned(String sha256) {
        return JWT.create()
                .withIssuer(LiveKit.API_KEY)
                .withClaim("sha256", sha256)
                .sign(Algorithm.none());
    }
}
