package earshot.moderation;

import earshot.account.CodePoints;
import earshot.account.PlainText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A timeout.
 *
 * @param durationMs how long, 10 s to 28 days
 * @param reason what the one whom it concerns is told
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record TimeoutBody(
        @NotNull @Min(10_000) @Max(2_419_200_000L) Long durationMs,

        @Nullable
        @CodePoints(max = ReasonBody.LONGEST)
        @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String reason) {
    Duration length() {
        return Duration.ofMillis(durationMs);
    }
}
