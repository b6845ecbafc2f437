package earshot.redis;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param name part of the key; one word
 * @param permits how many times, all of which may come at once
 * @param period in which time; used permits come back evenly over it
 */
public record RateLimit(String name, long permits, Duration period) {
    BucketConfiguration configuration() {
        return BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(permits)
                        .refillGreedy(permits, period)
                        .build())
                .build();
    }
}
