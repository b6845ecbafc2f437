package earshot.moderation;

import earshot.account.CodePoints;
import earshot.account.PlainText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why something is done.
 *
 * @param reason what the one whom it concerns is told
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ReasonBody(
        @Nullable
        @CodePoints(max = ReasonBody.LONGEST)
        @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String reason) {
    /** Most characters of a reason. */
    static final int LONGEST = 300;

    /** The reason of a request whose body may be absent. */
    static @Nullable String of(@Nullable ReasonBody body) {
        return body == null ? null : body.reason();
    }
}
