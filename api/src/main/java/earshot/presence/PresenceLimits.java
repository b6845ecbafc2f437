package earshot.presence;

import earshot.account.Caller;
import earshot.redis.RateLimit;
import earshot.redis.RateLimits;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How often one user may join and switch flags. */
@Singleton
class PresenceLimits {
    private final RateLimits limits;
    private final RateLimit joins;
    private final RateLimit toggles;

    PresenceLimits(RateLimits limits, PresenceSettings settings) {
        this.limits = limits;
        this.joins = new RateLimit("join", settings.joinsPerMinute(), Duration.ofMinutes(1));
        this.toggles = new RateLimit("toggle", settings.togglesPerTenSeconds(), Duration.ofSeconds(10));
    }

    void join(Caller caller) {
        limits.require(joins, caller.id().value());
    }

    void toggle(Caller caller) {
        limits.require(toggles, caller.id().value());
    }
}
