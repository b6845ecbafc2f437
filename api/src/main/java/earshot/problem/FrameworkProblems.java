package earshot.problem;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.exceptions.response.HateoasErrorResponseProcessor;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import java.util.List;

/**
 * Gives the framework's own refusals (bad JSON, wrong method, failed validation, a fault) the shape of every other problem. The
 * framework's messages name Java types, so none of them is passed on.
 */
@Singleton
@Replaces(HateoasErrorResponseProcessor.class)
final class FrameworkProblems implements ErrorResponseProcessor<Problem> {
    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        ProblemType type = typeOf(response.status());
        List<FieldProblem> errors = type == ProblemType.INVALID_REQUEST ? fields(context) : List.of();
        return ProblemBody.write(response, context.getRequest(), type, detail(type, context.getRequest()), errors);
    }

    private static List<FieldProblem> fields(ErrorContext context) {
        return context.getRootCause()
                .map(cause -> cause instanceof ConstraintViolationException violations
                        ? ViolationPointers.of(violations)
                        : JsonPointers.of(cause))
                .orElse(List.of());
    }

    private static ProblemType typeOf(HttpStatus status) {
        return switch (status) {
            case UNAUTHORIZED -> ProblemType.UNAUTHENTICATED;
            case FORBIDDEN -> ProblemType.FORBIDDEN;
            case NOT_FOUND -> ProblemType.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE;
            case REQUEST_ENTITY_TOO_LARGE -> ProblemType.PAYLOAD_TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case TOO_MANY_REQUESTS -> ProblemType.RATE_LIMITED;
            case SERVICE_UNAVAILABLE -> ProblemType.BACKEND_UNAVAILABLE;
            default -> status.getCode() < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL;
        };
    }

    private static String detail(ProblemType type, HttpRequest<?> request) {
        return switch (type) {
            case INVALID_REQUEST -> "Correct what is named in errors and send the request again.";
            case UNAUTHENTICATED -> "Sign in or continue as a guest, then try again.";
            case FORBIDDEN -> "You may not do this. Sign in with an account that may.";
            case NOT_FOUND -> "Check the address; what it named may have been deleted.";
            case METHOD_NOT_ALLOWED ->
                request.getMethodName() + " is not offered here; the Allow header lists what is.";
            case NOT_ACCEPTABLE -> "Accept application/json.";
            case PAYLOAD_TOO_LARGE -> "Send a smaller request.";
            case UNSUPPORTED_MEDIA_TYPE -> "Send the body with Content-Type: application/json.";
            case RATE_LIMITED -> "Wait a moment, then try again.";
            case BACKEND_UNAVAILABLE -> "Try again in a few seconds.";
            default -> "It has been logged. Try again, and quote the traceId when you report it.";
        };
    }
}
