package earshot.presence;

import earshot.room.Participant;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** JSON as it is kept in Redis and sent in events, from and to the house's own types. */
@Singleton
final class PresenceJson {
    private final ObjectMapper mapper;

    PresenceJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(Participant participant) {
        return write(ParticipantBody.of(participant));
    }

    /** A text with its quotes. */
    String write(String text) {
        return write((Object) text);
    }

    /** The text that {@link #write(String)} wrote. */
    String text(String json) {
        return read(json, String.class);
    }

    ParticipantBody participant(String json) {
        return read(json, ParticipantBody.class);
    }

    JoinReply.Roster roster(RoomSnapshot room) {
        return new JoinReply.Roster(
                room.position().toString(),
                room.digest(),
                room.complete(),
                room.shown().stream().map(this::participant).toList(),
                read(room.counts(), JoinReply.Counts.class),
                room(room),
                new JoinReply.Speaking(room.speaking(), room.speakingSequence()),
                room.hands());
    }

    /** The room as everybody sees it. */
    JoinReply.Room room(RoomSnapshot room) {
        return read(room.room(), JoinReply.Room.class);
    }

    private String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String json, Class<T> type) {
        try {
            return Objects.requireNonNull(mapper.readValue(json, type), "no JSON null is kept");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
