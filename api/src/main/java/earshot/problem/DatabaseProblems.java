package earshot.problem;

import io.micronaut.context.annotation.Factory;
import io.micronaut.data.connection.exceptions.ConnectionException;
import io.micronaut.data.connection.jdbc.exceptions.CannotGetJdbcConnectionException;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.transaction.exceptions.TransactionException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 503 {@code backend-unavailable} where Postgres is away, and 500 for what is our own fault. */
@Factory
final class DatabaseProblems {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProblems.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    @Singleton
    ExceptionHandler<DataAccessException, HttpResponse<?>> statement() {
        return DatabaseProblems::answer;
    }

    @Singleton
    ExceptionHandler<CannotGetJdbcConnectionException, HttpResponse<?>> connection() {
        return DatabaseProblems::answer;
    }

    /** A connection that broke while it was used is told when it is given back. */
    @Singleton
    ExceptionHandler<ConnectionException, HttpResponse<?>> brokenConnection() {
        return DatabaseProblems::answer;
    }

    @Singleton
    ExceptionHandler<TransactionException, HttpResponse<?>> transaction() {
        return DatabaseProblems::answer;
    }

    @SuppressWarnings("rawtypes") // the interface is declared with the raw type
    private static HttpResponse<?> answer(HttpRequest request, RuntimeException failure) {
        if (!DatabaseAbsence.explains(failure)) {
            LOG.error("{} {}", request.getMethodName(), request.getPath(), failure);
            return problem(request, ProblemType.INTERNAL, "It has been logged. Quote the traceId when you report it.");
        }
        LOG.warn("{} {}: Postgres is away: {}", request.getMethodName(), request.getPath(), failure.getMessage());
        var problem = problem(request, ProblemType.BACKEND_UNAVAILABLE, "Try again in a few seconds.");
        return ProblemBody.retryAfter(problem, AGAIN);
    }

    private static MutableHttpResponse<Problem> problem(HttpRequest<?> request, ProblemType type, String detail) {
        return ProblemBody.write(HttpResponse.status(type.status()), request, type, detail, List.of());
    }
}
