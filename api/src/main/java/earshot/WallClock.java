package earshot;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** This node's own clock, by which tokens and logins end. What nodes share, leases above all, goes by Redis' clock. */
@Factory
final class WallClock {
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }
}
