package earshot.account;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Finds the caller by bearer token or cookie. A cookie that no longer counts leaves the request anonymous, as if it were not there; a bearer
 * was put in on purpose, so a bad one is told.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
final class CallerFetcher implements AuthenticationFetcher<HttpRequest<?>> {
    private static final String BEARER = "Bearer ";

    private final LoginCookie cookie;
    private final LoginTokens tokens;
    private final LiveLogins logins;
    private final Scheduler blocking;

    CallerFetcher(
            LoginCookie cookie,
            LoginTokens tokens,
            LiveLogins logins,
            @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
        this.cookie = cookie;
        this.tokens = tokens;
        this.logins = logins;
        this.blocking = Schedulers.fromExecutorService(blocking);
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        // Under /api/sfu/ come the SFU and its tokens, of which nobody here is the caller.
        if (!request.getPath().startsWith("/api/") || request.getPath().startsWith("/api/sfu/")) {
            return Mono.empty();
        }
        Optional<String> bearer = bearer(request);
        if (bearer.isPresent()) {
            return caller(bearer.get()).switchIfEmpty(Mono.error(CallerFetcher::refused));
        }
        return cookie.read(request).map(this::caller).orElseGet(Mono::empty);
    }

    private Mono<Authentication> caller(String token) {
        return Mono.justOrEmpty(tokens.read(token)).publishOn(blocking).mapNotNull(named -> logins.find(
                        named.user(), named.login())
                .map(caller -> caller.untilAtMost(named.expiresAt()))
                .orElse(null));
    }

    private static Optional<String> bearer(HttpRequest<?> request) {
        return Optional.ofNullable(request.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
    }

    private static ProblemException refused() {
        return new ProblemException(
                ProblemType.UNAUTHENTICATED,
                "This token has expired or was revoked. Get a new one from /api/session/token.");
    }
}
