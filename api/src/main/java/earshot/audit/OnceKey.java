package earshot.audit;

import earshot.account.Caller;
import earshot.redis.Keys;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Idempotency-Key} of one request.
 *
 * @param redisKey where what became of it is kept; each user has keys of their own
 * @param print the same for a repeat of the request, and for nothing else
 * @param owner this request's own name
 */
record OnceKey(String redisKey, String print, String owner) {
    static final String HEADER = "Idempotency-Key";

    /** The request's key; nothing where it has none. Any text is one: what is kept is its digest. */
    static Optional<OnceKey> of(HttpRequest<?> request, Caller caller, byte @Nullable [] body) {
        return Optional.ofNullable(request.getHeaders().get(HEADER))
                .map(key -> new OnceKey(
                        Keys.action(caller.id(), hex(sha256(), key.getBytes(StandardCharsets.UTF_8))),
                        print(request, body),
                        UUID.randomUUID().toString()));
    }

    private static String print(HttpRequest<?> request, byte @Nullable [] body) {
        MessageDigest digest = sha256();
        digest.update((request.getMethodName() + " " + request.getUri() + "\n").getBytes(StandardCharsets.UTF_8));
        return hex(digest, body == null ? new byte[0] : body);
    }

    private static String hex(MessageDigest digest, byte[] last) {
        return HexFormat.of().formatHex(digest.digest(last));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
