package earshot.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.security.rules.SecurityRuleResult;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The framework guards no route by itself: a route that needs somebody signed in says so by a {@link Caller} parameter. */
@Singleton
final class EveryRouteDecides implements SecurityRule<HttpRequest<?>> {
    @Override
    public Publisher<SecurityRuleResult> check(
            @Nullable HttpRequest<?> request, @Nullable Authentication authentication) {
        return Mono.just(SecurityRuleResult.ALLOWED);
    }

    /** After every other rule, so that a sensitive management endpoint stays closed. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
