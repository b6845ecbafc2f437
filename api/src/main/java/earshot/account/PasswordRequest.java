package earshot.account;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** A new password, and the one it replaces. */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record PasswordRequest(
        @NotNull @CodePoints(min = 1, max = 200) String currentPassword,
        @NotNull @CodePoints(min = 8, max = 200) String newPassword) {}
