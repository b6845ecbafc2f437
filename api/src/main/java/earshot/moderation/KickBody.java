package earshot.moderation;

import earshot.account.CodePoints;
import earshot.account.PlainText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A kick.
 *
 * @param coolOffMs until the person may come back, up to 24 h; 0 for at once, a minute where it is left out
 * @param reason what the one whom it concerns is told
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record KickBody(
        @Nullable @Min(0) @Max(86_400_000) Long coolOffMs,

        @Nullable
        @CodePoints(max = ReasonBody.LONGEST)
        @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String reason) {
    private static final Duration USUAL = Duration.ofSeconds(60);

    /** The cool-off of a request whose body may be absent. */
    static Duration coolOff(@Nullable KickBody body) {
        return body == null || body.coolOffMs() == null ? USUAL : Duration.ofMillis(body.coolOffMs());
    }
}
