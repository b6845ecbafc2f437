package earshot.testing;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;

/** A webhook as LiveKit sends it, of what need not have happened. */
public record Webhook(String body) {
    /** That somebody connected to a room or left it. */
    public static Webhook of(String event, String id, Instant createdAt, String room, String identity, String sid) {
        return new Webhook("""
                {"event":"%s","id":"%s","createdAt":"%d","room":{"name":"%s"},
                "participant":{"identity":"%s","sid":"%s"}}""".formatted(event, id, createdAt.getEpochSecond(), room, identity, sid));
    }

    /** Sends it with the signature of the SFU of {@link LiveKit}. */
    public Answer send(Client client) {
        return send(client, signature(LiveKit.API_KEY, LiveKit.API_SECRET, sha256(body)));
    }

    /** Sends it with any header. */
    public Answer send(Client client, String authorization) {
        return client.send(client.request("/api/sfu/webhook")
                .header("Content-Type", "application/webhook+json")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(body)));
    }

    /** What proves a body with this digest. */
    public static String signature(String key, String secret, String sha256) {
        return JWT.create()
                .withIssuer(key)
                .withExpiresAt(Instant.now().plusSeconds(300))
                .withClaim("sha256", sha256)
                .sign(Algorithm.HMAC256(secret));
    }

    public static String sha256(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
