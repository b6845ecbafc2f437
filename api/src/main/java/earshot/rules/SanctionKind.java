package earshot.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** What a sanction takes away. */
@Serdeable
public enum SanctionKind {
    /** The microphone. */
    @JsonProperty("mute")
    MUTE,
    /** Hearing the others. */
    @JsonProperty("deafen")
    DEAFEN,
    /** The microphone and the hand, for a time. */
    @JsonProperty("timeout")
    TIMEOUT,
    /** Coming back soon after a kick. */
    @JsonProperty("cool_off")
    COOL_OFF,
    /** Coming in at all. */
    @JsonProperty("ban")
    BAN;

    /** The value's one spelling in JSON, Redis and Postgres. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value that is spelled so. */
    public static SanctionKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether it keeps a person out of the room. */
    public boolean denies() {
        return this == COOL_OFF || this == BAN;
    }
}
