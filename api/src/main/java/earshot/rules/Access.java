package earshot.rules;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Who may join a room. */
@Serdeable
public enum Access {
    /** Whoever may see the stream. */
    @JsonProperty("everyone")
    EVERYONE,
    /** Whoever has an account. */
    @JsonProperty("signed_in")
    SIGNED_IN,
    /** Whoever has the host's link. */
    @JsonProperty("invited")
    INVITED,
    /** Whoever knows the password. */
    @JsonProperty("password")
    PASSWORD;

    /** The value's one spelling in JSON, Redis and Postgres. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value that is spelled so. */
    public static Access of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
