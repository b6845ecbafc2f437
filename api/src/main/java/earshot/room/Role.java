package earshot.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a participant is in the room, highest first. */
public enum Role {
    /** Owns the stream. */
    HOST,
    /** Helps the host; granted by the host. */
    MODERATOR,
    /** May speak on a stage. */
    SPEAKER,
    /** Everyone else; may speak where the room is open. */
    LISTENER;

    /** The value's one spelling in JSON, Redis and Postgres. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
