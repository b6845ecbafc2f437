package earshot.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Answers a {@link ProblemException} with its problem. */
@Produces
@Singleton
final class ProblemExceptionHandler implements ExceptionHandler<ProblemException, HttpResponse<Problem>> {
    @Override
    @SuppressWarnings("rawtypes") // the interface is declared with the raw type
    public HttpResponse<Problem> handle(HttpRequest request, ProblemException problem) {
        var current = problem.current();
        var response = ProblemBody.write(
                HttpResponse.status(problem.type().status()),
                request,
                problem.type(),
                problem.detail(),
                problem.errors(),
                problem.keptOut(),
                current == null ? null : current.body());
        if (current != null) {
            response.header(HttpHeaders.ETAG, current.tag());
        }
        return ProblemBody.retryAfter(response, problem.retryAfter());
    }
}
