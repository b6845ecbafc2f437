package earshot.audit;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import earshot.redis.RedisUnavailableException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a request with an {@code Idempotency-Key} act once. A repeat gets the first one's answer, if that was a 2xx; whatever was refused or
 * failed may be tried anew with the same key.
 */
@Singleton
final class Repeats {
    /** Marks an answer that an earlier request got. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final Logger LOG = LoggerFactory.getLogger(Repeats.class);
    private static final String ANSWERED = Repeats.class.getName() + ".answered";
    private static final String CLAIMED = Repeats.class.getName() + ".claimed";

    /** Longer than any action takes; a crash in the middle of one blocks its key no longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ActionClaim claim;
    private final ActionSettle settle;
    private final ObjectMapper json;
    private final Duration kept;

    Repeats(ActionClaim claim, ActionSettle settle, ObjectMapper json, ActionSettings settings) {
        this.claim = claim;
        this.settle = settle;
        this.json = json;
        this.kept = settings.repeatsKept();
    }

    /**
     * The answer to a repeat; nothing where the request may act.
     *
     * @throws ProblemException {@code key-reused} or {@code still-running}
     */
    Optional<HttpResponse<?>> answer(HttpRequest<?> request, OnceKey key) {
        return switch (claim.run(key, PATIENCE)) {
            case ActionClaim.Claimed claimed -> {
                request.setAttribute(CLAIMED, key);
                yield Optional.empty();
            }
            case ActionClaim.Done done -> {
                request.setAttribute(ANSWERED, true);
                yield Optional.of(replay(done));
            }
            case ActionClaim.Other other ->
                throw new ProblemException(
                        ProblemType.KEY_REUSED, "Another request had this Idempotency-Key. Choose a new one.");
            case ActionClaim.Running running ->
                throw new ProblemException(
                        ProblemType.STILL_RUNNING,
                        "The first request with this Idempotency-Key is not done yet.",
                        Duration.ofSeconds(1));
        };
    }

    /** Whether the request was answered with what an earlier one was answered: it did nothing. */
    static boolean isAnswered(HttpRequest<?> request) {
        return request.getAttribute(ANSWERED).isPresent();
    }

    /** The key under which the request acted. */
    static Optional<OnceKey> claimed(HttpRequest<?> request) {
        return request.getAttribute(CLAIMED, OnceKey.class);
    }

    /** Keeps what the request with this key is answered, or frees the key. */
    void settle(OnceKey key, HttpResponse<?> response) {
        try {
            if (response.code() < 300) {
                settle.keep(key, response.code(), body(response), kept);
            } else {
                settle.free(key);
            }
        } catch (RedisUnavailableException away) {
            LOG.warn("Redis is away: a repeat of an action may act again");
        }
    }

    private String body(HttpResponse<?> response) {
        try {
            return response.body() == null ? "" : json.writeValueAsString(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<?> replay(ActionClaim.Done done) {
        MutableHttpResponse<String> response = HttpResponse.status(HttpStatus.valueOf(done.status()));
        response.header(REPLAYED, "true");
        return done.body().isEmpty()
                ? response
                : response.contentType(MediaType.APPLICATION_JSON_TYPE).body(done.body());
    }
}
