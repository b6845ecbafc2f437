package earshot.presence;

import earshot.redis.ActiveRooms;
import earshot.redis.KillableScripts;
import earshot.redis.Redis;
import earshot.redis.RedisAbsence;
import earshot.redis.RedisClock;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.util.List;

/** Does nothing that is due by itself, so that a test decides when offers end and hosts are missed. */
@Singleton
@Replaces(Timers.class)
@Requires(property = KillableScripts.SWITCH)
class QuietTimers extends Timers {
    QuietTimers(ActiveRooms active, Redis redis, RedisClock clock, RedisAbsence absence, List<DueWork> works) {
        super(active, redis, clock, absence, works);
    }

    @Override
    void start(StartupEvent event) {}
}
