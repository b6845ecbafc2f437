package earshot.edge;

import earshot.account.HttpSettings;
import earshot.sfu.SfuSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Headers that every answer carries: what the page may load and reach, who may frame it, and how long an answer may be kept. */
@ServerFilter("/**")
final class GuardHeadersFilter {
    private final String policy;
    private final boolean tls;

    GuardHeadersFilter(SfuSettings sfu, HttpSettings http) {
        this.policy = ContentPolicy.of(sfu.gated() ? "" : sfu.url());
        this.tls = http.tls();
    }

    @ResponseFilter
    void guard(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header("Content-Security-Policy", policy)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Permissions-Policy", "microphone=(self), camera=(), geolocation=()")
                .header("Cross-Origin-Opener-Policy", "same-origin");
        if (tls) {
            response.header("Strict-Transport-Security", "max-age=31536000");
        }
        if (response.code() < 400) {
            keep(request, response);
        }
    }

    private static void keep(HttpRequest<?> request, MutableHttpResponse<?> response) {
        CacheRule.of(request.getPath(), response.getHeaders().contains(HttpHeaders.CACHE_CONTROL))
                .ifPresent(rule -> response.getHeaders().set(HttpHeaders.CACHE_CONTROL, rule));
    }
}
