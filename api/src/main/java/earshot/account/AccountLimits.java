package earshot.account;

import earshot.redis.RateLimit;
import earshot.redis.RateLimits;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * How often accounts may be tried and made. Each method uses one permit, or ends the request with {@code rate-limited}; with Redis away
 * it ends with {@code backend-unavailable}, because nobody guesses passwords uncounted.
 */
@Singleton
class AccountLimits {
    private final RateLimits limits;
    private final ClientAddress address;
    private final RateLimit passwordsPerName;
    private final RateLimit passwordsPerAddress;
    private final RateLimit signUps;
    private final RateLimit guests;
    private final RateLimit clientLogs;

    AccountLimits(RateLimits limits, ClientAddress address, AccountLimitSettings settings) {
        this.limits = limits;
        this.address = address;
        this.passwordsPerName = new RateLimit("password-name", settings.passwordsPerName(), Duration.ofMinutes(10));
        this.passwordsPerAddress =
                new RateLimit("password-address", settings.passwordsPerAddress(), Duration.ofMinutes(10));
        this.signUps = new RateLimit("sign-up", settings.signUpsPerAddress(), Duration.ofHours(1));
        this.guests = new RateLimit("guest", settings.guestsPerAddress(), Duration.ofHours(1));
        this.clientLogs = new RateLimit("client-log", settings.clientLogsPerAddress(), Duration.ofMinutes(1));
    }

    /** Before a password of the account {@code name} is checked. */
    void password(String name, HttpRequest<?> request) {
        limits.require(passwordsPerAddress, address.prefix(request));
        limits.require(passwordsPerName, name);
    }

    void signUp(HttpRequest<?> request) {
        limits.require(signUps, address.prefix(request));
    }

    void guest(HttpRequest<?> request) {
        limits.require(guests, address.prefix(request));
    }

    void clientLog(HttpRequest<?> request) {
        limits.require(clientLogs, address.prefix(request));
    }
}
