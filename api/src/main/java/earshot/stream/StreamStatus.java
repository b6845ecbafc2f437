package earshot.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Where a stream is in its life. */
@Serdeable
public enum StreamStatus {
    /** Announced. */
    @JsonProperty("scheduled")
    SCHEDULED,
    /** Running. */
    @JsonProperty("live")
    LIVE,
    /** Over; its room is closed. */
    @JsonProperty("ended")
    ENDED;

    /** The value's one spelling in JSON and Postgres. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StreamStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
