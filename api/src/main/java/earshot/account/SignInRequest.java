package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Who signs in.
 *
 * @param name upper case is folded
 */
@Serdeable
record SignInRequest(
        @NotNull @Pattern(regexp = Names.PATTERN) String name,
        @NotNull @CodePoints(min = 1, max = 200) String password) {}
