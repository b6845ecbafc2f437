package earshot.presence;

import earshot.loop.Each;
import earshot.loop.Loop;
import earshot.redis.ActiveRooms;
import earshot.redis.RedisAbsence;
import earshot.redis.RedisSettings;
import earshot.room.StreamId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks through every active room once per sweep interval, on whichever node takes the room's turn. Everything that decides stands in the
 * script and goes by Redis time.
 */
@Singleton
class Sweeper {
    private static final int ROUNDS_PER_INTERVAL = 4;

    private final ActiveTake turns;
    private final PresenceSweep sweep;
    private final Departures departures;
    private final ActiveRooms active;
    private final PresenceSettings settings;
    /** Rooms that were found empty, and when. */
    private final Map<StreamId, Long> retired = new ConcurrentHashMap<>();

    private final Each<StreamId> each;
    private final Duration patience;
    private final Counter expired;
    private @Nullable Loop loop;

    Sweeper(
            ActiveTake turns,
            PresenceSweep sweep,
            Departures departures,
            ActiveRooms active,
            PresenceSettings settings,
            RedisSettings redis,
            RedisAbsence absence,
            MeterRegistry metrics) {
        this.turns = turns;
        this.sweep = sweep;
        this.departures = departures;
        this.active = active;
        this.settings = settings;
        this.patience = redis.commandTimeout().multipliedBy(2);
        this.each = new Each<>("sweep", absence::judge);
        this.expired = metrics.counter("earshot.presence.expired");
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.every(settings.sweepInterval().dividedBy(ROUNDS_PER_INTERVAL), "sweep", this::round);
    }

    private void round() {
        lookAgain();
        each.run(turns.run(), this::sweep);
    }

    /** Sweeps one room, until nobody whose lease is over is left in it. */
    void sweep(StreamId room) {
        switch (sweep.run(room)) {
            case PresenceSweep.Empty empty -> {
                active.remove(room);
                retired.put(room, System.nanoTime());
            }
            case PresenceSweep.Swept swept -> {
                expired.increment(swept.removed().size());
                swept.removed().forEach(identity -> departures.removed(room, identity));
                if (swept.removed().size() == settings.sweepBatch()) {
                    sweep(room);
                }
            }
        }
    }

    /** A join may have come between the sweep and the retirement. Once its deadline is over it is through, or never will be. */
    private void lookAgain() {
        long before = System.nanoTime() - patience.toNanos();
        each.run(
                retired.entrySet().stream()
                        .filter(one -> one.getValue() - before < 0)
                        .map(Map.Entry::getKey)
                        .toList(),
                this::lookAgain);
    }

    private void lookAgain(StreamId room) {
        if (sweep.run(room) instanceof PresenceSweep.Swept) {
            active.add(room);
        }
        retired.remove(room);
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }
}
