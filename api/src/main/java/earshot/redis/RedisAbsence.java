package earshot.redis;

import earshot.loop.Failure;
import jakarta.inject.Singleton;

/** Tells a Redis that is away from faults, and one that is away for all from one that others may still reach. */
@Singleton
public final class RedisAbsence {
    private final Servers servers;

    RedisAbsence(RedisLink link) {
        servers = link.servers();
    }

    /** What this failure of work on one room says of work on others. */
    public Failure judge(RuntimeException failure) {
        if (!(failure instanceof RedisUnavailableException)) {
            return Failure.FAULT;
        }
        return servers.fallSilentTogether() ? Failure.ABSENCE_FOR_ALL : Failure.ABSENCE;
    }
}
