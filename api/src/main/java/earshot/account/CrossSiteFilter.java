package earshot.account;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteMatch;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site makes a browser send. A request that changes something and carries the cookie, or is answered with one, must
 * say that it comes from our own page: {@code Sec-Fetch-Site: same-origin}, or an {@code Origin} equal to ours where a browser sends no
 * fetch metadata. A bearer without a cookie is exempt: no browser adds it by itself.
 */
@ServerFilter("/api/**")
final class CrossSiteFilter implements Ordered {
    private final LoginCookie cookie;
    private final HttpSettings settings;

    CrossSiteFilter(LoginCookie cookie, HttpSettings settings) {
        this.cookie = cookie;
        this.settings = settings;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    void refuse(HttpRequest<?> request, @Nullable RouteMatch<?> route) {
        if (changesSomething(request) && usesCookie(request, route) && !isOwnPage(request)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "A request with the session cookie must come from this site's own pages. API clients send a bearer token and no cookie.");
        }
    }

    private static boolean changesSomething(HttpRequest<?> request) {
        return switch (request.getMethod()) {
            case GET, HEAD, OPTIONS, TRACE -> false;
            default -> true;
        };
    }

    private boolean usesCookie(HttpRequest<?> request, @Nullable RouteMatch<?> route) {
        return cookie.read(request).isPresent()
                || (route != null && route.getAnnotationMetadata().hasAnnotation(AnswersWithCookie.class));
    }

    private boolean isOwnPage(HttpRequest<?> request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        return site == null ? hasOwnOrigin(request) : site.equals("same-origin");
    }

    private boolean hasOwnOrigin(HttpRequest<?> request) {
        String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        if (origin == null) {
            return false;
        }
        return settings.publicOrigin().isEmpty()
                ? origin.equals("http://" + request.getHeaders().get(HttpHeaders.HOST))
                : origin.equals(settings.publicOrigin());
    }
}
