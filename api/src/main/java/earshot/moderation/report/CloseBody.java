package earshot.moderation.report;

import earshot.account.CodePoints;
import earshot.account.PlainText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a report is closed.
 *
 * @param note what was made of it
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record CloseBody(
        @Nullable @CodePoints(min = 1, max = 300) @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String note) {}
