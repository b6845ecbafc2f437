package earshot.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.account.CodePoints;
import earshot.account.PlainText;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What one browser prefers.
 *
 * @param key what that browser calls itself: random, and kept there
 * @param label what people call it
 * @param input the microphone; null leaves it to the browser
 * @param output the speaker; null leaves it to the browser
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record DeviceChoices(
        @NotNull @Pattern(regexp = KEY, message = "must be 8 to 64 of A-Z a-z 0-9 _ -")
        String key,

        @NotNull @CodePoints(min = 1, max = 80) @Pattern(regexp = PlainText.PATTERN, message = PlainText.MESSAGE)
        String label,

        @Nullable SoundDevice input,
        @Nullable SoundDevice output) {
    private static final String KEY = "^[A-Za-z0-9_-]{8,64}$";
}
