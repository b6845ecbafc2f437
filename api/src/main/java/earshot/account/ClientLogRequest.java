package earshot.account;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong in a page.
 *
 * @param about what it is about, where operators count it by itself
 * @param stack where in the page's code
 * @param page the page's path
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ClientLogRequest(
        @NotNull Level level,
        @Nullable About about,
        @NotNull @CodePoints(min = 1, max = 2000) String message,
        @Nullable @CodePoints(max = 8000) String stack,
        @Nullable @CodePoints(max = 300) String page) {

    /** What operators want to count. */
    @Serdeable
    enum About {
        /** The page's roster was not the server's. */
        @JsonProperty("roster_drift")
        ROSTER_DRIFT
    }

    /** How bad it is. */
    @Serdeable
    enum Level {
        @JsonProperty("error")
        ERROR,
        @JsonProperty("warn")
        WARN
    }
}
