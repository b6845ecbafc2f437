package earshot.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Whether a room takes joins. */
@Serdeable
public enum RoomStatus {
    /** Joins are answered. */
    @JsonProperty("open")
    OPEN,
    /** The stream ended or voice was switched off. */
    @JsonProperty("closed")
    CLOSED;

    /** The value's one spelling in JSON, Redis and Postgres. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
