package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Who signs in.
 *
 * @param name upper case is folded
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SignInRequest(
        @NotNull @Pattern(regexp = Names.PATTERN) String name,
        @NotNull @CodePoints(min = 1, max = 200) String password) {}
