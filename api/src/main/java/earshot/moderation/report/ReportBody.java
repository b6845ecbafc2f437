package earshot.moderation.report;

import earshot.account.CodePoints;
import earshot.account.PlainText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What is told of somebody.
 *
 * @param reason in the reporter's words
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ReportBody(
        @NotNull @CodePoints(min = 1, max = 300) @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String reason) {}
