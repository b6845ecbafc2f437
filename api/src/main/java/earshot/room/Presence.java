package earshot.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How sure the server is that a participant is still there. */
public enum Presence {
    /** The last heartbeat is recent. */
    PRESENT,
    /** Heartbeats are late, the lease still runs. */
    RECONNECTING;

    /** The value's one spelling in JSON, Redis and Postgres. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
