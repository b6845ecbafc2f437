package earshot.settings;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Talking while a key is held.
 *
 * @param key which key
 * @param releaseDelayMs how long the microphone stays open after the key is let go, so that no last syllable is cut
 */
@Serdeable
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record PushToTalk(@NotNull KeyPress key, @Min(0) @Max(1000) int releaseDelayMs) {
    static final PushToTalk DEFAULT = new PushToTalk(KeyPress.DEFAULT, 250);
}
