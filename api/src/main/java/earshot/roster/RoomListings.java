package earshot.roster;

import earshot.presence.ParticipantBody;
import earshot.presence.Presence;
import earshot.presence.RoomSnapshot;
import earshot.room.StreamId;
import io.micronaut.serde.ObjectMapper;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The rooms that somebody looks through, each read from Redis once a second at most, however many look. */
@Singleton
class RoomListings {
    private final Presence presence;
    private final ObjectMapper json;
    private final SharedReadings<StreamId, RoomListing> readings = new SharedReadings<>("room-listings");

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
        return readings.of(id, () -> read(id));
    }

    @PreDestroy
    void stop() {
        readings.close();
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
}
