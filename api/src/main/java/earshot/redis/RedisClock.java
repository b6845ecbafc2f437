package earshot.redis;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What time it is at Redis, ms since the Unix epoch: {@code TIME} read once in a while and carried on by this process's monotonic
 * clock, so that a jump of the node's wall clock changes nothing. Leases are judged inside the scripts by Redis itself; this estimate
 * only says until when a command is still wanted.
 */
@Singleton
public final class RedisClock {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final RedisLink link;
    private final Duration patience;
    private volatile @Nullable Reading last;

    RedisClock(RedisLink link, RedisSettings settings) {
        this.link = link;
        this.patience = settings.commandTimeout();
    }

    /** Redis time now, exact to about a round trip. */
    public long now() {
        Reading reading = last;
        if (reading == null || reading.age().compareTo(FRESH) > 0) {
            reading = read();
            last = reading;
        }
        return reading.redisMs() + reading.age().toMillis();
    }

    /** The Redis time after which a change sent now must no longer be made: its caller will have given up. */
    public String notAfter() {
        return Long.toString(now() + patience.toMillis());
    }

    /** Makes the next caller read the time anew. */
    void forget() {
        last = null;
    }

    private Reading read() {
        List<byte[]> time = link.call(redis -> redis.time());
        long ms = number(time.get(0)) * 1000 + number(time.get(1)) / 1000;
        return new Reading(ms, System.nanoTime());
    }

    private static long number(byte[] text) {
        return Long.parseLong(new String(text, StandardCharsets.US_ASCII));
    }

    private record Reading(long redisMs, long atNanos) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - atNanos);
        }
    }
}
