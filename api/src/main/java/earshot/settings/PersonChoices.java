package earshot.settings;

import earshot.room.UuidText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * How one person is heard by this user alone.
 *
 * @param volumePercent 100 leaves the voice as it is
 * @param muted not heard at all
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record PersonChoices(
        @NotNull @Pattern(regexp = UuidText.PATTERN, message = "must be the id of a user")
        String userId,

        @Min(0) @Max(200) int volumePercent,
        boolean muted) {}
