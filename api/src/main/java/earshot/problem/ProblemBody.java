package earshot.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Writes a problem into a response. */
final class ProblemBody {
    /** Where the request's id stands while it is served. */
    static final String TRACE_ID = "traceId";

    private ProblemBody() {}

    static MutableHttpResponse<Problem> write(
            MutableHttpResponse<?> response,
            HttpRequest<?> request,
            ProblemType type,
            String detail,
            List<FieldProblem> errors) {
        return write(response, request, type, detail, errors, null, null);
    }

    static MutableHttpResponse<Problem> write(
            MutableHttpResponse<?> response,
            HttpRequest<?> request,
            ProblemType type,
            String detail,
            List<FieldProblem> errors,
            @Nullable KeptOut keptOut,
            @Nullable Object current) {
        var problem = new Problem(
                Problem.uri(type),
                type.title(),
                type.status().getCode(),
                detail,
                request.getPath(),
                MDC.get(TRACE_ID),
                errors.isEmpty() ? null : errors,
                keptOut == null ? null : keptOut.kind(),
                keptOut == null ? null : keptOut.until(),
                keptOut == null ? null : keptOut.reason(),
                current);
        return response.status(type.status())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE)
                .body(problem);
    }

    /** Adds when to try again, in whole seconds and at least one (RFC 9110, section 10.2.3). */
    static MutableHttpResponse<Problem> retryAfter(MutableHttpResponse<Problem> response, @Nullable Duration wait) {
        return wait == null
                ? response
                : response.header(
                        HttpHeaders.RETRY_AFTER,
                        Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }
}
