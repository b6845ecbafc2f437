package earshot.redis;

import earshot.problem.ProblemException;
import earshot.problem.ProblemType;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TimeoutException;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Rate limits that hold across all nodes. */
@Singleton
public final class RateLimits {
    private final RedisLink link;
    private final RedisClock clock;
    private final RedisSettings settings;
    private @Nullable ProxyManager<String> buckets;

    RateLimits(RedisLink link, RedisClock clock, RedisSettings settings) {
        this.link = link;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Uses one permit of {@code subject}; when none is left, says how long until there is one.
     *
     * @param subject whose limit: a user id, an address, a hash of a name; no spaces
     * @throws RedisUnavailableException when Redis does not answer
     */
    public Optional<Duration> take(RateLimit limit, String subject) {
        try {
            var probe = buckets()
                    .getProxy(Keys.limit(limit.name(), subject), limit::configuration)
                    .tryConsumeAndReturnRemaining(1);
            return probe.isConsumed()
                    ? Optional.empty()
                    : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        } catch (TimeoutException | RedisException e) {
            throw new RedisUnavailableException("no answer for the limit " + limit.name() + ": " + e.getMessage());
        }
    }

    /**
     * Uses one permit or ends the request.
     *
     * @throws ProblemException {@code rate-limited} with the time to wait, when no permit is left
     */
    public void require(RateLimit limit, String subject) {
        take(limit, subject).ifPresent(wait -> {
            throw new ProblemException(
                    ProblemType.RATE_LIMITED, "You did this too often. Wait a moment, then try again.", wait);
        });
    }

    private synchronized ProxyManager<String> buckets() {
        var commands = link.commands();
        if (buckets == null) {
            buckets = builder(commands)
                    .expirationAfterWrite(
                            ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofSeconds(10)))
                    .requestTimeout(settings.commandTimeout())
                    .clientClock(new SharedTime(clock))
                    .build();
        }
        return buckets;
    }

    private static Bucket4jLettuce.LettuceBasedProxyManagerBuilder<String> builder(
            RedisClusterAsyncCommands<String, byte[]> commands) {
        return switch (commands) {
            case RedisAsyncCommands<String, byte[]> one -> Bucket4jLettuce.casBasedBuilder(one);
            case RedisAdvancedClusterAsyncCommands<String, byte[]> cluster -> Bucket4jLettuce.casBasedBuilder(cluster);
            default -> throw new IllegalStateException("commands of an unknown client");
        };
    }

    /** Nodes whose own clocks differ would fill each other's buckets, or keep them empty. */
    private record SharedTime(RedisClock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.now());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
