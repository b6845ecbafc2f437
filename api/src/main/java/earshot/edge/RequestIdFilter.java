package earshot.edge;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request an id, or keeps the one that a proxy in front has given it. It stands in each log line of the request, in the
 * answer's {@code X-Request-Id} and in the {@code traceId} of a problem.
 */
@ServerFilter("/**")
final class RequestIdFilter implements Ordered {
    private static final String HEADER = "X-Request-Id";
    private static final String LOG_FIELD = "traceId";
    private static final Pattern PLAUSIBLE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    void accept(HttpRequest<?> request, MutablePropagatedContext context) {
        String id = idOf(request.getHeaders().get(HEADER));
        request.setAttribute(HEADER, id);
        context.add(new MdcPropagationContext(Map.of(LOG_FIELD, id)));
    }

    @ResponseFilter
    void answer(HttpRequest<?> request, MutableHttpResponse<?> response) {
        request.getAttribute(HEADER, String.class).ifPresent(id -> response.header(HEADER, id));
    }

    private static String idOf(@Nullable String given) {
        return given != null && PLAUSIBLE.matcher(given).matches()
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
