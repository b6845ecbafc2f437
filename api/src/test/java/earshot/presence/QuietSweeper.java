package earshot.presence;

import earshot.redis.ActiveRooms;
import earshot.redis.KillableScripts;
import earshot.redis.RedisAbsence;
import earshot.redis.RedisSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;

/** Sweeps nothing by itself, so that a test decides when leases end. */
@Singleton
@Replaces(Sweeper.class)
@Requires(property = KillableScripts.SWITCH)
class QuietSweeper extends Sweeper {
    QuietSweeper(
            ActiveTake turns,
            PresenceSweep sweep,
            Departures departures,
            ActiveRooms active,
            PresenceSettings settings,
            RedisSettings redis,
            RedisAbsence absence,
            MeterRegistry metrics) {
        super(turns, sweep, departures, active, settings, redis, absence, metrics);
    }

    @Override
    void start(StartupEvent event) {}
}
