package earshot.redis;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 503 {@code backend-unavailable} and when to try again. */
@Produces
@Singleton
final class RedisUnavailableHandler implements ExceptionHandler<RedisUnavailableException, HttpResponse<?>> {
    private static final Logger LOG = LoggerFactory.getLogger(RedisUnavailableHandler.class);
    private static final int RETRY_AFTER_S = 2;

    private final ErrorResponseProcessor<?> problems;

    RedisUnavailableHandler(ErrorResponseProcessor<?> problems) {
        this.problems = problems;
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is declared with the raw type
    public HttpResponse<?> handle(HttpRequest request, RedisUnavailableException unavailable) {
        LOG.warn("{} {}: {}", request.getMethodName(), request.getPath(), unavailable.getMessage());
        var response =
                HttpResponse.status(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "" + RETRY_AFTER_S);
        return problems.processResponse(
                ErrorContext.builder(request).cause(unavailable).build(), response);
    }
}
