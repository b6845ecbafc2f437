package earshot.settings;

import earshot.redis.RateLimit;
import earshot.redis.RateLimits;
import earshot.redis.RedisUnavailableException;
import earshot.room.UserId;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How often one user may change the voice settings, refused changes included. While Redis is away nobody counts: settings go on without it. */
@Singleton
class SettingsLimit {
    private final RateLimits limits;
    private final RateLimit writes;

    SettingsLimit(RateLimits limits, SettingsLimitSettings settings) {
        this.limits = limits;
        this.writes = new RateLimit("settings", settings.writesPerMinute(), Duration.ofMinutes(1));
    }

    /** Uses one permit, or ends the request with {@code rate-limited}. */
    void write(UserId user) {
        try {
            limits.require(writes, user.value());
        } catch (RedisUnavailableException away) {
            // Postgres alone decides then.
        }
    }
}
