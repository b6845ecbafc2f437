package earshot.roster;

import earshot.loop.Loop;
import earshot.presence.ParticipantBody;
import earshot.presence.Presence;
import earshot.presence.RoomSnapshot;
import earshot.room.StreamId;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that somebody looks through, each read from Redis once a second at most, however many look: reading a room of thousands takes
 * Redis milliseconds in which it does nothing else.
 */
@Singleton
class RoomListings {
    private static final Duration SHOWN = Duration.ofSeconds(1);

    private final Presence presence;
    private final ObjectMapper json;
    private final Map<StreamId, Reading> readings = new ConcurrentHashMap<>();
    private @Nullable Loop loop;

    RoomListings(Presence presence, ObjectMapper json) {
        this.presence = presence;
        this.json = json;
    }

    /**
     * The room as it was at most a second ago.
     *
     * @throws earshot.redis.RedisUnavailableException when Redis does not answer
     * @throws earshot.problem.ProblemException {@code backend-unavailable} when the room is not loaded
     */
    RoomListing of(StreamId id) {
        return readings.compute(id, (room, known) -> known != null && known.isFresh() ? known : reading(room))
                .listing();
    }

    @EventListener
    void start(StartupEvent event) {
        loop = Loop.every(SHOWN, "room-listings", () -> readings.values().removeIf(reading -> !reading.isFresh()));
    }

    @PreDestroy
    void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    private Reading reading(StreamId id) {
        return new Reading(System.nanoTime(), new FutureTask<>(() -> read(id)));
    }

    private RoomListing read(StreamId id) {
        RoomSnapshot room = presence.snapshot(id).orElseThrow(Away::problem);
        return RoomListing.of(room.position(), room.participants().stream().map(this::parse));
    }

    private ParticipantBody parse(String participant) {
        try {
            return Objects.requireNonNull(json.readValue(participant, ParticipantBody.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the first who asks reads, and the others wait for. */
    private record Reading(long begunAt, FutureTask<RoomListing> task) {
        boolean isFresh() {
            return System.nanoTime() - begunAt < SHOWN.toNanos();
        }

        RoomListing listing() {
            task.run();
            try {
                return task.get();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Away.problem();
            }
        }
    }
}
