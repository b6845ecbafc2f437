package earshot.settings;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * The stream goes down while others speak.
 *
 * @param on whether it does
 * @param depthDb how far down
 * @param attackMs how fast down
 * @param releaseMs how fast up again
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record Ducking(
        boolean on,
        @Min(0) @Max(40) int depthDb,
        @Min(10) @Max(150) int attackMs,
        @Min(100) @Max(3000) int releaseMs) {
    static final Ducking DEFAULT = new Ducking(true, 12, 100, 600);
}
