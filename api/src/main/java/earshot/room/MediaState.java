package earshot.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What the SFU says of a participant's connection. */
@Serdeable
public enum MediaState {
    /** Never seen at the SFU. */
    @JsonProperty("none")
    NONE,
    /** Known to the SFU, not yet connected. */
    @JsonProperty("connecting")
    CONNECTING,
    /** Connected. */
    @JsonProperty("live")
    LIVE,
    /** Was connected and is gone. */
    @JsonProperty("lost")
    LOST;

    /** The value's one spelling in JSON, Redis and Postgres. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
