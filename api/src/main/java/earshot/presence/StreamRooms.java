package earshot.presence;

import earshot.loop.Loop;
import earshot.redis.ActiveRooms;
import earshot.redis.RedisUnavailableException;
import earshot.redis.Unsettled;
import earshot.room.StreamId;
import earshot.stream.StreamChanged;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps rooms in step with their streams: with each edit at once, or as soon as Redis is there again; and now and then all rooms that
 * matter with what Postgres says, because a node may have died between an edit and its room.
 */
@Singleton
class StreamRooms {
    private static final Logger LOG = LoggerFactory.getLogger(StreamRooms.class);

    private final RuleState state;
    private final RuleDifference difference;
    private final ActiveRooms active;
    private final PresenceSettings settings;
    private final Unsettled<StreamId> edits;
    private @Nullable Loop loop;

    StreamRooms(
            RuleState state,
            RuleDifference difference,
            ActiveRooms active,
            RoomAlignment alignment,
            PresenceSettings settings) {
        this.state = state;
        this.difference = difference;
        this.active = active;
        this.settings = settings;
        this.edits = new Unsettled<>("stream-edits", alignment::align);
    }

    /** Loads the rooms of streams that run, so that joining them needs no database; from then on looks after them. */
    @EventListener
    void start(StartupEvent event) {
        try {
            check(Set.of());
        } catch (RedisUnavailableException e) {
            LOG.warn("Rooms are loaded with their first join: {}", e.getMessage());
        }
        loop = Loop.every(settings.reloadInterval(), "stream-rooms", () -> check(active.all()));
    }

    @EventListener
    void changed(StreamChanged edit) {
        edits.settle(edit.stream());
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
        edits.close();
    }

    /** Aligns those of the inhabited rooms, and of the rooms of running streams, that are not what they should be. */
    private void check(Set<StreamId> inhabited) {
        Map<StreamId, WantedRules> wanted = state.wanted(inhabited);
        Set<StreamId> all = new HashSet<>(inhabited);
        all.addAll(wanted.keySet());
        state.held(List.copyOf(all)).forEach((room, held) -> {
            if (!isDone(held, Optional.ofNullable(wanted.get(room)))) {
                edits.settle(room);
            }
        });
    }

    /** Whether nothing is left to do in a room that should be so, or not be there at all. */
    private boolean isDone(HeldRules held, Optional<WantedRules> wanted) {
        boolean same = wanted.map(rules -> difference.between(held, rules).isNothing())
                .orElseGet(() -> held.settings().isEmpty());
        return same
                && (held.participants() == 0
                        || wanted.filter(WantedRules::takesAll).isPresent());
    }
}
