package earshot.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What a participant is in the room, highest first. */
@Serdeable
public enum Role {
    /** Owns the stream. */
    @JsonProperty("host")
    HOST,
    /** Helps the host; granted by the host. */
    @JsonProperty("moderator")
    MODERATOR,
    /** May speak on a stage. */
    @JsonProperty("speaker")
    SPEAKER,
    /** Everyone else; may speak where the room is open. */
    @JsonProperty("listener")
    LISTENER;

    /** The value's one spelling in JSON, Redis and Postgres. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
