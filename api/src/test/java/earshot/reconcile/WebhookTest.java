package earshot.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import earshot.testing.Answer;
import earshot.testing.Client;
import earshot.testing.LiveKit;
import earshot.testing.Node;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
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
        send(body, token(LiveKit.API_KEY, "another-secret-of-at-least-32-bytes-......", sha256(body)))
                .isProblem(401, "unauthenticated");
        send(body, token("another-key", SECRET, sha256(body))).isProblem(401, "unauthenticated");
        send(body, unsigned(sha256(body))).isProblem(401, "unauthenticated");
        send(body + " ", signed(body)).isProblem(401, "unauthenticated");
        send(body, token(LiveKit.API_KEY, SECRET, "no base64")).isProblem(401, "unauthenticated");
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
        var client = Client.of(node);
        return client.send(client.request("/api/sfu/webhook")
                .header("Content-Type", "application/webhook+json")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(body)));
    }

    private static String body(String id, Instant createdAt) {
        return """
                {"event":"participant_left","id":"%s","createdAt":"%d","room":{"name":"demo"},
                "participant":{"identity":"%s.%s","sid":"PA_x"}}""".formatted(id, createdAt.getEpochSecond(), UUID.randomUUID(), UUID.randomUUID());
    }

    private static String signed(String body) {
        return token(LiveKit.API_KEY, SECRET, sha256(body));
    }

    private static String token(String key, String secret, String sha256) {
        return JWT.create()
                .withIssuer(key)
                .withExpiresAt(Instant.now().plusSeconds(300))
                .withClaim("sha256", sha256)
                .sign(Algorithm.HMAC256(secret));
    }

    private static String unsigned(String sha256) {
        return JWT.create()
                .withIssuer(LiveKit.API_KEY)
                .withClaim("sha256", sha256)
                .sign(Algorithm.none());
    }

    private static String sha256(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
