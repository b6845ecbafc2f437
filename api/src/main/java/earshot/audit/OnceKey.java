package earshot.audit;

import earshot.account.Caller;
import earshot.problem.FieldProblem;
import earshot.problem.ProblemException;
import earshot.redis.Keys;
import io.micronaut.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
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
    static final String PATTERN = "^[A-Za-z0-9_-]{1,64}$";

    private static final Pattern SHAPE = Pattern.compile(PATTERN);

    /**
     * The request's key; nothing where it has none.
     *
     * @throws ProblemException {@code invalid-request} when it has another shape
     */
    static Optional<OnceKey> of(HttpRequest<?> request, Caller caller, byte @Nullable [] body) {
        return Optional.ofNullable(request.getHeaders().get(HEADER)).map(key -> {
            if (!SHAPE.matcher(key).matches()) {
                throw new ProblemException(
                        "Correct what is named in errors and send the request again.",
                        List.of(new FieldProblem("#" + HEADER, "must match \"" + PATTERN + "\"")));
            }
            return new OnceKey(
                    Keys.action(caller.id(), key),
                    print(request, body),
                    UUID.randomUUID().toString());
        });
    }

    private static String print(HttpRequest<?> request, byte @Nullable [] body) {
        MessageDigest digest = sha256();
        digest.update((request.getMethodName() + " " + request.getUri() + "\n").getBytes(StandardCharsets.UTF_8));
        if (body != null) {
            digest.update(body);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
