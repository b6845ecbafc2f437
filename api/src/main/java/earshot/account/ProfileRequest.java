package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What changes of an account.
 *
 * @param displayName what others read
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record ProfileRequest(
        @NotNull @CodePoints(min = 1, max = 40) @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String displayName) {}
