package earshot.presence;

import earshot.loop.Loop;
import earshot.redis.RedisUnavailableException;
import earshot.room.StreamId;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through every active room once per sweep interval, on whichever node takes the room's turn. Everything that decides stands in the
 * script and goes by Redis time.
 */
@Singleton
class Sweeper {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final int ROUNDS_PER_INTERVAL = 4;

    private final ActiveTake turns;
    private final PresenceSweep sweep;
    private final Departures departures;
    private final Rooms rooms;
    private final PresenceSettings settings;
    private @Nullable Loop loop;

    Sweeper(ActiveTake turns, PresenceSweep sweep, Departures departures, Rooms rooms, PresenceSettings settings) {
        this.turns = turns;
        this.sweep = sweep;
        this.departures = departures;
        this.rooms = rooms;
        this.settings = settings;
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.every(settings.sweepInterval().dividedBy(ROUNDS_PER_INTERVAL), "sweep", this::round);
    }

    private void round() {
        try {
            turns.run().forEach(this::sweep);
        } catch (RedisUnavailableException e) {
            LOG.warn("No sweep: {}", e.getMessage());
        }
    }

    private void sweep(StreamId room) {
        switch (sweep.run(room)) {
            case PresenceSweep.Empty empty -> rooms.retire(room);
            case PresenceSweep.Swept swept -> {
                swept.removed().forEach(identity -> departures.removed(room, identity));
                if (swept.removed().size() == settings.sweepBatch()) {
                    sweep(room);
                }
            }
        }
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }
}
