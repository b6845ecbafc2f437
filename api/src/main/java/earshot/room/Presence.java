package earshot.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** How sure the server is that a participant is still there. */
@Serdeable
public enum Presence {
    /** The last heartbeat is recent. */
    @JsonProperty("present")
    PRESENT,
    /** Heartbeats are late, the lease still runs. */
    @JsonProperty("reconnecting")
    RECONNECTING;

    /** The value's one spelling in JSON, Redis and Postgres. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
