package earshot.problem;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every refusal, {@code application/problem+json} (RFC 9457).
 *
 * @param type {@code urn:earshot:problem:<slug>}
 * @param title a short sentence, the same for every problem of the type
 * @param status the HTTP status
 * @param detail what happened here and what to do next
 * @param instance the path of the request
 * @param traceId the request's id, as in the logs
 * @param errors one entry per field, for {@code invalid-request} alone
 * @param kind what keeps the user out, {@code ban} or {@code cool_off}, for {@code denied} alone
 * @param until when that ends, ms since the Unix epoch; absent where it is for good
 * @param reason what the one who decided it says
 * @param current what is there now, as a read answers it, for {@code version-conflict} alone; described where such a change is
 */
@Serdeable
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String traceId,
        @Nullable List<FieldProblem> errors,
        @Nullable String kind,
        @Nullable Long until,
        @Nullable String reason,

        @Nullable @Schema(hidden = true) Object current) {
    private static final String TYPE_PREFIX = "urn:earshot:problem:";

    /** A problem without fields, for an answer that the framework does not write. */
    public static Problem of(ProblemException problem, String instance) {
        ProblemType type = problem.type();
        return new Problem(
                uri(type),
                type.title(),
                type.status().getCode(),
                problem.detail(),
                instance,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static String uri(ProblemType type) {
        return TYPE_PREFIX + type.slug();
    }
}
