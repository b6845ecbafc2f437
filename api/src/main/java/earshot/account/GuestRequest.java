package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * Somebody without an account.
 *
 * @param displayName what others read
 */
@Serdeable
record GuestRequest(
        @NotNull @CodePoints(min = 1, max = 40) @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String displayName) {}
