package earshot.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a room takes joins. */
public enum RoomStatus {
    /** Joins are answered. */
    OPEN,
    /** The stream ended or voice was switched off. */
    CLOSED;

    /** The value's one spelling in JSON, Redis and Postgres. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
