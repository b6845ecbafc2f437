package earshot.settings;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Talking by being loud enough.
 *
 * @param automatic the threshold follows the noise of the place
 * @param thresholdDbfs the threshold where it does not
 * @param holdMs how long the microphone stays open below the threshold, so that pauses between words are no gaps
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record VoiceActivity(
        boolean automatic,
        @Min(-100) @Max(0) int thresholdDbfs,
        @Min(0) @Max(2000) int holdMs) {
    static final VoiceActivity DEFAULT = new VoiceActivity(true, -50, 300);
}
