package earshot.account;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The cookie that keeps a page signed in: out of reach of scripts and never sent from another site. Under TLS it is Secure, and its
 * {@code __Host-} name keeps neighbouring subdomains from planting one.
 */
@Singleton
final class LoginCookie {
    private final String name;
    private final boolean tls;
    private final Clock clock;

    LoginCookie(AccountSettings account, HttpSettings http, Clock clock) {
        this.clock = clock;
        this.tls = http.tls();
        this.name = tls ? "__Host-" + account.cookieName() : account.cookieName();
    }

    /** The token in the request's cookie. */
    Optional<String> read(HttpRequest<?> request) {
        return request.getCookies().findCookie(name).map(Cookie::getValue);
    }

    Cookie holding(String token, Instant expiresAt) {
        return cookie(token, Duration.between(clock.instant(), expiresAt));
    }

    /** Makes the browser forget the token. */
    Cookie cleared() {
        return cookie("", Duration.ZERO);
    }

    private Cookie cookie(String value, Duration maxAge) {
        return Cookie.of(name, value)
                .path("/")
                .httpOnly(true)
                .secure(tls)
                .sameSite(SameSite.Strict)
                .maxAge(maxAge);
    }
}
