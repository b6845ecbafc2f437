package earshot.room;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the SFU says of a participant's connection. */
public enum MediaState {
    /** Never seen at the SFU. */
    NONE,
    /** Known to the SFU, not yet connected. */
    CONNECTING,
    /** Connected. */
    LIVE,
    /** Was connected and is gone. */
    LOST;

    /** The value's one spelling in JSON, Redis and Postgres. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
