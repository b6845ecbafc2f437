package earshot.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who may speak in a room. */
public enum RoomMode {
    /** Everyone speaks. */
    OPEN,
    /** Hosts, moderators and speakers speak; listeners raise a hand. */
    STAGE;

    /** The value's one spelling in JSON, Redis and Postgres. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
