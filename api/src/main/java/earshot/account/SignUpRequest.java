package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * A new account.
 *
 * @param name what to sign in with; upper case is folded
 * @param displayName what others read
 * @param password at least 8 characters
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SignUpRequest(
        @NotNull @Pattern(regexp = Names.PATTERN) String name,

        @NotNull @CodePoints(min = 1, max = 40) @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String displayName,

        @NotNull @CodePoints(min = 8, max = 200) String password) {}
