package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;

/** A new password, and the one it replaces. */
@Serdeable
record PasswordRequest(
        @NotNull @CodePoints(min = 1, max = 200) String currentPassword,
        @NotNull @CodePoints(min = 8, max = 200) String newPassword) {}
