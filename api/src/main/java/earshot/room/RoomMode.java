package earshot.room;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Who may speak in a room. */
@Serdeable
public enum RoomMode {
    /** Everyone speaks. */
    @JsonProperty("open")
    OPEN,
    /** Hosts, moderators and speakers speak; listeners raise a hand. */
    @JsonProperty("stage")
    STAGE;

    /** The value's one spelling in JSON, Redis and Postgres. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
