package earshot.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Locale;

/** Who may see a stream. */
@Serdeable
public enum Visibility {
    /** Everyone, and it is listed. */
    @JsonProperty("public")
    PUBLIC,
    /** Everyone who has its address. */
    @JsonProperty("unlisted")
    UNLISTED,
    /** Its host. */
    @JsonProperty("private")
    PRIVATE;

    /** The value's one spelling in JSON and Postgres. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Visibility of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
