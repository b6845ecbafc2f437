package earshot.testing;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The clock of a node that nobody has set right. */
@Singleton
@Replaces(Clock.class)
@Requires(property = OffClock.BY)
public final class OffClock extends Clock {
    /** Setting: by how many seconds it is ahead; negative where it is behind. */
    public static final String BY = "test.clock-off-by";

    private final Clock clock;

    public OffClock(@Value("${" + BY + "}") long seconds) {
        clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds));
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.withZone(zone);
    }
}
